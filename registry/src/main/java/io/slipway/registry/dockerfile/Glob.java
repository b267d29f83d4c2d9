package io.slipway.registry.dockerfile;

/// Patterns with `*` and `?`, for `${name#pattern}`, `${name%pattern}` and `${name/pattern/text}`.
final class Glob {
    private Glob() {}

    static String withoutPrefix(String value, String pattern, boolean longest) {
        var end = match(value, 0, pattern, longest);
        return end < 0 ? value : value.substring(end);
    }

    static String withoutSuffix(String value, String pattern, boolean longest) {
        var reversed = withoutPrefix(reversed(value), reversed(pattern), longest);
        return reversed(reversed);
    }

    static String replace(String value, String pattern, String replacement, boolean all) {
        if (pattern.isEmpty()) {
            return value;
        }
        var result = new StringBuilder();
        var at = 0;
        while (at < value.length()) {
            var end = match(value, at, pattern, true);
            if (end <= at) {
                result.append(value.charAt(at++));
                continue;
            }
            result.append(replacement);
            at = end;
            if (!all) {
                break;
            }
        }
        return result.append(value, at, value.length()).toString();
    }

    /// Where the pattern's shortest or longest match from `start` ends, or -1. Takes time in proportion to the
    /// product of both lengths, whatever they are.
    private static int match(String value, int start, String pattern, boolean longest) {
        var length = value.length() - start;
        var reached = new boolean[length + 1];
        reached[0] = true;
        for (var p = 0; p < pattern.length(); p++) {
            reached = step(value, start, pattern.charAt(p), reached);
        }
        var found = -1;
        for (var i = 0; i <= length && (longest || found < 0); i++) {
            found = reached[i] ? start + i : found;
        }
        return found;
    }

    private static boolean[] step(String value, int start, char wanted, boolean[] reached) {
        var following = new boolean[reached.length];
        if (wanted == '*') {
            var any = false;
            for (var i = 0; i < reached.length; i++) {
                any |= reached[i];
                following[i] = any;
            }
            return following;
        }
        for (var i = 1; i < reached.length; i++) {
            following[i] = reached[i - 1] && (wanted == '?' || value.charAt(start + i - 1) == wanted);
        }
        return following;
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
