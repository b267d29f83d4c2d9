package io.slipway.registry.dockerfile;

import java.util.regex.Pattern;

/// The JSON form of arguments: an array of strings in double quotes.
final class JsonForm {
    private static final String STRING = "\"(?:[^\"\\\\]++|\\\\.)*+\"";
    private static final Pattern ARRAY =
            Pattern.compile("\\[\\s*+(?:" + STRING + "\\s*+(?:,\\s*+" + STRING + "\\s*+)*+)?]");

    private JsonForm() {}

    static boolean isArray(String arguments) {
        return ARRAY.matcher(arguments).matches();
    }

    /// Begins and ends like an array but is none: Docker would take it for a shell command.
    static boolean looksLikeArray(String arguments) {
        return arguments.startsWith("[") && arguments.endsWith("]") && !isArray(arguments);
    }
}
