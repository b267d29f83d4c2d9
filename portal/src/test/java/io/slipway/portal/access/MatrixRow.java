package io.slipway.portal.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// One call and what each kind of caller gets for it.
///
/// A line reads `METHOD path  - N F + …  [content type | body]`, with a mark for each [Visitor].
record MatrixRow(String method, String path, Map<Visitor, Mark> marks, String contentType, String body) {
    /// What a caller gets.
    enum Mark {
        /// Is let in: the answer is none of the others.
        ALLOWED('+'),
        /// Has to say who it is.
        UNKNOWN('-'),
        /// May know the thing, but not do this.
        FORBIDDEN('F'),
        /// Is told that there is no such thing.
        HIDDEN('N');

        private final char sign;

        Mark(char sign) {
            this.sign = sign;
        }

        static Mark of(String sign) {
            return Arrays.stream(values())
                    .filter(mark -> String.valueOf(mark.sign).equals(sign))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'%s' is no mark".formatted(sign)));
        }

        static Mark of(int status) {
            return switch (status) {
                case 401 -> UNKNOWN;
                case 403 -> FORBIDDEN;
                case 404 -> HIDDEN;
                default -> ALLOWED;
            };
        }
    }

    static MatrixRow parse(String line) {
        var words = new ArrayList<>(List.of(line.strip().split("\\s+", 3 + Visitor.values().length)));
        var marks = new EnumMap<Visitor, Mark>(Visitor.class);
        if (words.size() < 2 + Visitor.values().length) {
            throw new IllegalArgumentException("This line has too few marks: " + line);
        }
        for (var visitor : Visitor.values()) {
            marks.put(visitor, Mark.of(words.get(2 + visitor.ordinal())));
        }
        var rest = words.size() > 2 + Visitor.values().length ? words.getLast() : "";
        var bar = rest.indexOf('|');
        var type = bar < 0 ? "application/json" : rest.substring(0, bar).strip();
        return new MatrixRow(
                words.get(0), words.get(1), marks, type, rest.substring(bar + 1).strip());
    }

    Mark mark(Visitor visitor) {
        return Objects.requireNonNull(marks.get(visitor));
    }

    /// Those who get such a mark.
    List<Visitor> visitors(Predicate<Mark> wanted) {
        return Arrays.stream(Visitor.values())
                .filter(visitor -> wanted.test(mark(visitor)))
                .toList();
    }

    /// Whether it only reads.
    boolean reads() {
        return method.equals("GET");
    }

    /// The call as people name it.
    String call() {
        return method + " " + path.replaceAll("\\?.*", "");
    }

    /// Whether this is a line for calls of that kind, such as `GET` and `/api/v1/builds/{id}`.
    boolean isFor(String wantedMethod, String pattern) {
        var rest = Pattern.quote(pattern)
                .replaceAll("\\{\\*[^}]*}", "\\\\E.+\\\\Q")
                .replaceAll("\\{[^}]*}", "\\\\E(?:[^/.{}]+|\\\\{[^/{}]+})\\\\Q");
        var here = path.replaceAll("\\?.*", "")
                .replace("{script}", "{team}/{name}")
                .replace("{address}", "{team}/{name}")
                .replace("{visit}", "{team}/{name}/{ticket}")
                .replace("{replica}", "{deployment}/containers/{container}")
                .replace("{upload}", "{team}/{name}/blobs/uploads/{id}");
        return method.equals(wantedMethod) && here.matches(rest);
    }
}
