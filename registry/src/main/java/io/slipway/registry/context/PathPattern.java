package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/// A pattern of a `.dockerignore`. Every place it can be at is followed at once, so that no pattern and no path,
/// however they are made for each other, take longer than the product of their lengths.
final class PathPattern {
    private static final int MOST_STARS = 8;
    private static final int LONGEST = 256;

    private enum Kind {
        ONE,
        STAR,
        FOLDERS,
        ALL
    }

    private record Part(Kind kind, IntPredicate accepts) {
        static Part one(IntPredicate accepts) {
            return new Part(Kind.ONE, accepts);
        }

        static Part of(Kind kind) {
            return new Part(kind, _ -> false);
        }
    }

    private final List<Part> parts;

    private PathPattern(List<Part> parts) {
        this.parts = parts;
    }

    /// @param pattern relative and cleaned, with `*`, `?`, `**` and classes such as `[a-c]`
    static PathPattern parse(String pattern) {
        if (pattern.length() > LONGEST) {
            throw refused(pattern, "is longer than %d characters".formatted(LONGEST));
        }
        var parts = new ArrayList<Part>();
        for (int at = 0; at < pattern.length(); ) {
            at = read(pattern, at, parts);
        }
        if (parts.stream().filter(part -> part.kind() != Kind.ONE).count() > MOST_STARS) {
            throw refused(pattern, "has more than %d stars".formatted(MOST_STARS));
        }
        return new PathPattern(List.copyOf(parts));
    }

    /// Whether it matches the path or a folder above it.
    boolean matches(String path) {
        var before = new BitSet();
        var inside = new BitSet();
        before.set(0);
        skipEmpty(before);
        for (int at = 0; at < path.length(); at++) {
            var sign = path.charAt(at);
            if (sign == '/' && before.get(parts.size())) {
                return true;
            }
            var next = new BitSet();
            var nextInside = (BitSet) inside.clone();
            if (sign == '/') {
                inside.stream().forEach(place -> next.set(place + 1));
            }
            before.stream().filter(place -> place < parts.size()).forEach(place -> step(place, sign, next, nextInside));
            skipEmpty(next);
            before = next;
            inside = nextInside;
        }
        return before.get(parts.size());
    }

    private void step(int place, char sign, BitSet next, BitSet nextInside) {
        var part = parts.get(place);
        switch (part.kind()) {
            case ONE ->
                next.set(place + 1, next.get(place + 1) || part.accepts().test(sign));
            case STAR -> next.set(place, next.get(place) || sign != '/');
            case ALL -> next.set(place);
            case FOLDERS -> {
                nextInside.set(place);
                next.set(place + 1, next.get(place + 1) || sign == '/');
            }
        }
    }

    private void skipEmpty(BitSet places) {
        for (int place = places.nextSetBit(0);
                place >= 0 && place < parts.size();
                place = places.nextSetBit(place + 1)) {
            if (parts.get(place).kind() != Kind.ONE) {
                places.set(place + 1);
            }
        }
    }

    /// Reads one part and answers where the next one begins.
    private static int read(String pattern, int at, List<Part> parts) {
        return switch (pattern.charAt(at)) {
            case '*' -> readStars(pattern, at, parts);
            case '?' -> {
                parts.add(Part.one(sign -> sign != '/'));
                yield at + 1;
            }
            case '[' -> readClass(pattern, at, parts);
            case '\\' -> {
                var quoted = pattern.charAt(Math.min(at + 1, pattern.length() - 1));
                parts.add(Part.one(sign -> sign == quoted));
                yield at + 2;
            }
            default -> {
                var literal = pattern.charAt(at);
                parts.add(Part.one(sign -> sign == literal));
                yield at + 1;
            }
        };
    }

    private static int readStars(String pattern, int at, List<Part> parts) {
        int end = at;
        while (end < pattern.length() && pattern.charAt(end) == '*') {
            end++;
        }
        if (end == at + 1) {
            parts.add(Part.of(Kind.STAR));
            return end;
        }
        if (end < pattern.length() && pattern.charAt(end) == '/') {
            end++;
        }
        parts.add(Part.of(end == pattern.length() ? Kind.ALL : Kind.FOLDERS));
        return end;
    }

    private static int readClass(String pattern, int at, List<Part> parts) {
        int end = pattern.indexOf(']', at + 2);
        if (end < 0) {
            throw refused(pattern, "has a '[' without its ']'");
        }
        var negated = pattern.charAt(at + 1) == '^';
        var ranges = pattern.substring(at + (negated ? 2 : 1), end);
        parts.add(Part.one(sign -> negated != isIn(ranges, sign)));
        return end + 1;
    }

    private static boolean isIn(String ranges, int sign) {
        for (int at = 0; at < ranges.length(); at++) {
            var range = at + 2 < ranges.length() && ranges.charAt(at + 1) == '-';
            if (sign >= ranges.charAt(at) && sign <= ranges.charAt(range ? at + 2 : at)) {
                return true;
            }
            at += range ? 2 : 0;
        }
        return false;
    }

    private static InvalidException refused(String pattern, String why) {
        return new InvalidException(
                "file '.dockerignore'", "its pattern '%s' %s".formatted(ContextPath.shown(pattern), why));
    }
}
