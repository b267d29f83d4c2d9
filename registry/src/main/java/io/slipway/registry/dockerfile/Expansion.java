package io.slipway.registry.dockerfile;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Fills variables into words and takes away quotes and escapes, as BuildKit's shell lexer does. A variable without a
/// known value stays as it is written, so that one can see it.
final class Expansion {
    private static final int MAX_DEPTH = 32;
    private static final int END = -1;

    private final String text;
    private final char escape;
    private final Function<String, @Nullable String> values;
    private final Effort effort;
    private int at;
    private int depth;

    /// What cannot be read, and why.
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    private Expansion(String text, char escape, Function<String, @Nullable String> values, Effort effort) {
        this.text = text;
        this.escape = escape;
        this.values = values;
        this.effort = effort;
    }

    /// @throws Malformed where a quote or a brace is open
    static String of(String word, char escape, Function<String, @Nullable String> values, Effort effort) {
        return new Expansion(word, escape, values, effort).readUntil(END);
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private String readUntil(int stop) {
        var result = new StringBuilder();
        while (peek() != stop) {
            var c = peek();
            if (c == END) {
                throw new Malformed("there is a '${' without its '}'");
            }
            at++;
            if (c == '\'') {
                readSingleQuoted(result);
            } else if (c == '"') {
                readDoubleQuoted(result);
            } else if (c == '$') {
                result.append(readReference(at - 1));
            } else if (c == escape) {
                readEscaped(result);
            } else {
                result.append((char) c);
            }
        }
        at++;
        return result.toString();
    }

    private void readEscaped(StringBuilder result) {
        if (peek() != END) {
            result.append(text.charAt(at++));
        }
    }

    private void readSingleQuoted(StringBuilder result) {
        var end = text.indexOf('\'', at);
        if (end < 0) {
            throw new Malformed("a single quote is not closed");
        }
        result.append(text, at, end);
        at = end + 1;
    }

    private void readDoubleQuoted(StringBuilder result) {
        while (peek() != '"') {
            var c = peek();
            if (c == END) {
                throw new Malformed("a double quote is not closed");
            }
            at++;
            if (c == '$') {
                result.append(readReference(at - 1));
            } else if (c == escape && (peek() == '"' || peek() == '$' || peek() == escape)) {
                result.append(text.charAt(at++));
            } else {
                result.append((char) c);
            }
        }
        at++;
    }

    private String readReference(int start) {
        if (peek() != '{') {
            var name = readName();
            return name.isEmpty() ? "$" : filled(values.apply(name), start);
        }
        at++;
        var name = readName();
        if (name.isEmpty()) {
            throw new Malformed("there is a '${' without a name");
        }
        return readBraced(name, start);
    }

    private String readBraced(String name, int start) {
        var value = values.apply(name);
        var c = peek();
        at++;
        if (c == '}') {
            return filled(value, start);
        }
        if (c == ':') {
            var operator = peek();
            at++;
            return conditional(operator, value != null && !value.isEmpty() ? value : null, start);
        }
        return switch (c) {
            case '-', '+', '?' -> conditional(c, value, start);
            case '#', '%' -> trimmed(c, value, start);
            case '/' -> replaced(value, start);
            default -> throw new Malformed("'${%s' goes on in a way that is not known".formatted(name));
        };
    }

    private String conditional(int operator, @Nullable String value, int start) {
        var word = nested('}');
        return switch (operator) {
            case '-' -> value == null ? word : filled(value, start);
            case '+' -> value == null ? "" : word;
            case '?' -> filled(value, start);
            default -> throw new Malformed("a ':' in '${' needs '-', '+' or '?' after it");
        };
    }

    private String trimmed(int side, @Nullable String value, int start) {
        var longest = peek() == side;
        at += longest ? 1 : 0;
        var pattern = nested('}');
        if (value == null || !effort.allows((long) value.length() * pattern.length())) {
            return text.substring(start, at);
        }
        return side == '#' ? Glob.withoutPrefix(value, pattern, longest) : Glob.withoutSuffix(value, pattern, longest);
    }

    private String replaced(@Nullable String value, int start) {
        var all = peek() == '/';
        at += all ? 1 : 0;
        var pattern = nested('/');
        var replacement = nested('}');
        if (value == null || !effort.allows((long) value.length() * value.length() * pattern.length())) {
            return text.substring(start, at);
        }
        return Glob.replace(value, pattern, replacement, all);
    }

    private String nested(char stop) {
        if (++depth > MAX_DEPTH) {
            throw new Malformed("there are more than %d '${' within each other".formatted(MAX_DEPTH));
        }
        var word = readUntil(stop);
        depth--;
        return word;
    }

    private String filled(@Nullable String value, int start) {
        return value == null || !effort.allows(value.length()) ? text.substring(start, at) : value;
    }

    /// A variable's name, a positional parameter, or one of the shell's special ones; empty where there is none.
    private String readName() {
        var start = at;
        if (isLetter(peek())) {
            while (isLetter(peek()) || isDigit(peek())) {
                at++;
            }
        } else if (isDigit(peek())) {
            while (isDigit(peek())) {
                at++;
            }
        } else if (peek() != END && "@*#?-$!".indexOf(peek()) >= 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
