package io.slipway.portal.deployment;

import io.slipway.registry.InvalidException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Environment variables as people write them: `NAME=value`, one a line; empty lines and `#` lines say nothing.
final class EnvironmentText {
    /// Stands for a value that is taken over without being shown.
    static final String KEPT = "••••••";

    private EnvironmentText() {}

    /// A text that [#parse] reads; values that are not given, and secrets, are [#KEPT].
    static String written(Collection<String> names, Map<String, String> values) {
        return names.stream()
                .map(name -> {
                    var value = values.get(name);
                    var shown = value == null
                                    || SecretNames.matches(name)
                                    || !value.strip().equals(value)
                                    || value.lines().count() > 1
                            ? KEPT
                            : value;
                    return name + "=" + shown;
                })
                .collect(Collectors.joining("\n"));
    }

    /// Names of the variables that are to stay what they are.
    static Set<String> kept(Map<String, String> variables) {
        return variables.entrySet().stream()
                .filter(variable -> variable.getValue().equals(KEPT))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

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
