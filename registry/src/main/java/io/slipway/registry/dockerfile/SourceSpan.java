package io.slipway.registry.dockerfile;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// The lines of a Dockerfile that make one instruction, without the characters that continue them.
///
/// @param lastLine the line on which the instruction ends, with its heredocs
public record SourceSpan(List<Piece> pieces, int lastLine) {
    /// What one line gives to the instruction.
    public record Piece(int line, String text) {}

    public SourceSpan {
        pieces = List.copyOf(pieces);
    }

    /// The line on which the instruction begins.
    public int line() {
        return pieces.getFirst().line();
    }

    /// The pieces as one text.
    String joined() {
        if (pieces.size() == 1) {
            return pieces.getFirst().text();
        }
        var joined = new StringBuilder();
        pieces.forEach(piece -> joined.append(piece.text()));
        return joined.toString();
    }

    /// Tells the lines on which characters stand, counted from `start` in the joined text.
    IntUnaryOperator linesFrom(int start) {
        var ends = new int[pieces.size()];
        var end = 0;
        for (var i = 0; i < ends.length; i++) {
            end += pieces.get(i).text().length();
            ends[i] = end;
        }
        return offset -> {
            var found = Arrays.binarySearch(ends, start + offset + 1);
            var index = found < 0 ? -found - 1 : found;
            return pieces.get(Math.min(index, ends.length - 1)).line();
        };
    }

    int length() {
        return pieces.stream().mapToInt(piece -> piece.text().length()).sum();
    }

    SourceSpan endingAt(int line) {
        return new SourceSpan(pieces, line);
    }
}
