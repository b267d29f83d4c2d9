package io.slipway.portal.build;

import io.slipway.registry.dockerfile.Dockerfile;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the images that a Dockerfile begins from, when it is built with these arguments.
final class BaseReferences {
    private static final Pattern FIRST_STAGE =
            Pattern.compile("^\\s*FROM\\s", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/@-]+");

    private BaseReferences() {}

    static List<String> of(String dockerfile, Map<String, String> args) {
        var stage = FIRST_STAGE.matcher(dockerfile);
        int from = stage.find() ? stage.start() : 0;
        var before = dockerfile.substring(0, from);
        for (var arg : args.entrySet()) {
            before = given(before, arg.getKey(), arg.getValue());
        }
        return Dockerfile.parse(before + dockerfile.substring(from)).baseImages();
    }

    private static String given(String before, String name, String value) {
        if (!PLAIN.matcher(value).matches()) {
            return before; // no image has such a name
        }
        var declared = Pattern.compile(
                "^(\\s*ARG\\s+" + name + ")(=\\S*)?[ \\t]*$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
        return declared.matcher(before).replaceAll("$1=" + Matcher.quoteReplacement(value));
    }
}
