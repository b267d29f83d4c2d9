package io.slipway.engine;

import java.util.regex.Pattern;

/// Refuses what does not match, naming what was wrong without repeating a hostile value in full.
public final class Grammar {
    private static final int SHOWN = 80;

    private Grammar() {}

    static String require(String value, Pattern pattern, String what, String rule) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("'%s' is not %s: %s".formatted(printable(value), what, rule));
        }
        return value;
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /// The text as a message can carry it: not too long, and without control characters.
    public static String printable(String value) {
        var shortened = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return shortened.replaceAll("\\p{Cntrl}", "?");
    }
}
