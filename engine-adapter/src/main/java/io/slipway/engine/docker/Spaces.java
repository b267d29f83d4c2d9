package io.slipway.engine.docker;

/// What BuildKit takes for white space and for the same letter, which is more than Java does.
final class Spaces {
    private static final int NEXT_LINE = 0x85;

    private Spaces() {}

    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
    }

    static String strip(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /// Where the first word ends.
    static int endOfWord(String text) {
        var end = 0;
        while (end < text.length() && !isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// In capitals, letter by letter: `İ` becomes `I` as in BuildKit.
    static String capitals(String word) {
        var capitals = new StringBuilder();
        word.chars().map(Character::toLowerCase).map(Character::toUpperCase).forEach(c -> capitals.append((char) c));
        return capitals.toString();
    }
}
