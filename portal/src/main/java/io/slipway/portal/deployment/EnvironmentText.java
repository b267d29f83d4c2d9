package io.slipway.portal.deployment;

import io.slipway.registry.InvalidException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Environment variables as people write them: `NAME=value`, one a line; empty lines and `#` lines say nothing.
final class EnvironmentText {
    private EnvironmentText() {}

    static Map<String, String> parse(String text) {
        var variables = new LinkedHashMap<String, String>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    var equals = line.indexOf('=');
                    if (equals < 1) {
                        throw new InvalidException("env", "'%s' is not of the form NAME=value".formatted(line));
                    }
                    variables.put(line.substring(0, equals).strip(), line.substring(equals + 1));
                });
        return variables;
    }
}
