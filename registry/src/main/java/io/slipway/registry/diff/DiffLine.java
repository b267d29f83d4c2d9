package io.slipway.registry.diff;

import java.util.List;

/// A line of a hunk.
///
/// @param oldNumber from 1; 0 for an added line
/// @param newNumber from 1; 0 for a removed line
/// @param text without its line feed
/// @param changes the parts of the text that differ from the line opposite
/// @param endsOpen whether it is the last line of its file and has no line feed
public record DiffLine(Kind kind, int oldNumber, int newNumber, String text, List<Span> changes, boolean endsOpen) {
    /// What became of the line.
    public enum Kind {
        CONTEXT,
        REMOVED,
        ADDED
    }

    /// From a character of the text up to another, which is not included.
    public record Span(int start, int end) {}

    public DiffLine {
        changes = List.copyOf(changes);
    }

    DiffLine changedAt(List<Span> spans) {
        return new DiffLine(kind, oldNumber, newNumber, text, spans, endsOpen);
    }
}
