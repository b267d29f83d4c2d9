package io.slipway.registry.dockerfile;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The ARG and ENV values known at some point of a Dockerfile, and the words they are filled into.
final class Variables {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?::?([-+])([^{}]*))?}|([A-Za-z_][A-Za-z0-9_]*))");

    private final Map<String, @Nullable String> values = new HashMap<>();

    Variables() {}

    Variables(Variables other) {
        values.putAll(other.values);
    }

    void put(String name, @Nullable String value) {
        values.put(name, value);
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    /// The text with known values filled in; references without a value stay, so that one can see them.
    String expand(String text) {
        return REFERENCE.matcher(text).replaceAll(match -> {
            var braced = match.group(1);
            var value = values.get(braced == null ? match.group(4) : braced);
            var filled = match.group(2) == null ? value : conditional(match.group(2), value, match.group(3));
            return Matcher.quoteReplacement(filled == null ? match.group() : filled);
        });
    }

    /// `${NAME:-word}` and `${NAME:+word}`.
    private static @Nullable String conditional(String operator, @Nullable String value, String word) {
        var isSet = value != null && !value.isEmpty();
        return switch (operator) {
            case "-" -> isSet ? value : word;
            default -> isSet ? word : "";
        };
    }

    /// Whether the text still refers to something unknown.
    static boolean isUnresolved(String text) {
        return text.contains("$");
    }
}
