package io.slipway.registry.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Puts the changes of a text into hunks.
final class Hunks {
    /// Longer lines are compared as wholes: people do not read them anyway.
    private static final int LONGEST_READ = 1_000;

    /// Two lines that have less than this in common are two lines, not one that changed.
    private static final double RESEMBLING = 0.4;

    private static final Pattern WORD =
            Pattern.compile("\\w+|\\s+|.", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private final LineChanges changes;
    private final int context;
    private final EditScript.Budget budget;

    private Hunks(LineChanges changes, int context, EditScript.Budget budget) {
        this.changes = changes;
        this.context = context;
        this.budget = budget;
    }

    /// All hunks, with what changed inside the lines.
    static List<Hunk> of(LineChanges changes, int context, EditScript.Budget budget) {
        return new Hunks(changes, context, budget).hunks();
    }

    private List<Hunk> hunks() {
        var hunks = new ArrayList<Hunk>();
        var near = new ArrayList<Edit>();
        for (var edit : changes.edits()) {
            if (!near.isEmpty() && edit.oldStart() - near.getLast().oldEnd() > 2 * context) {
                hunks.add(hunk(near));
                near.clear();
            }
            near.add(edit);
        }
        if (!near.isEmpty()) {
            hunks.add(hunk(near));
        }
        return hunks;
    }

    private Hunk hunk(List<Edit> near) {
        var before = Math.min(context, near.getFirst().oldStart());
        var after = Math.min(context, changes.from().count() - near.getLast().oldEnd());
        var oldStart = near.getFirst().oldStart() - before;
        var newStart = near.getFirst().newStart() - before;
        var lines = new ArrayList<DiffLine>();
        var oldAt = oldStart;
        var newAt = newStart;
        for (var edit : near) {
            while (oldAt < edit.oldStart()) {
                lines.add(unchanged(oldAt++, newAt++));
            }
            lines.addAll(changed(edit));
            oldAt = edit.oldEnd();
            newAt = edit.newEnd();
        }
        for (var end = oldAt + after; oldAt < end; ) {
            lines.add(unchanged(oldAt++, newAt++));
        }
        var oldLines = oldAt - oldStart;
        var newLines = newAt - newStart;
        return new Hunk(
                oldLines == 0 ? oldStart : oldStart + 1,
                oldLines,
                newLines == 0 ? newStart : newStart + 1,
                newLines,
                lines);
    }

    private DiffLine unchanged(int oldIndex, int newIndex) {
        return new DiffLine(
                DiffLine.Kind.CONTEXT,
                oldIndex + 1,
                newIndex + 1,
                changes.to().lines().get(newIndex),
                List.of(),
                changes.to().isOpen(newIndex));
    }

    private List<DiffLine> changed(Edit edit) {
        var removed = new ArrayList<DiffLine>();
        var added = new ArrayList<DiffLine>();
        for (var i = edit.oldStart(); i < edit.oldEnd(); i++) {
            removed.add(line(DiffLine.Kind.REMOVED, changes.from(), i));
        }
        for (var i = edit.newStart(); i < edit.newEnd(); i++) {
            added.add(line(DiffLine.Kind.ADDED, changes.to(), i));
        }
        for (var i = 0; i < Math.min(removed.size(), added.size()); i++) {
            compare(removed, added, i);
        }
        removed.addAll(added);
        return removed;
    }

    private static DiffLine line(DiffLine.Kind kind, TextLines text, int index) {
        var isNew = kind == DiffLine.Kind.ADDED;
        return new DiffLine(
                kind,
                isNew ? 0 : index + 1,
                isNew ? index + 1 : 0,
                text.lines().get(index),
                List.of(),
                text.isOpen(index));
    }

    private void compare(List<DiffLine> removed, List<DiffLine> added, int index) {
        var before = removed.get(index).text();
        var after = added.get(index).text();
        if (Math.max(before.length(), after.length()) > LONGEST_READ) {
            return;
        }
        var oldWords = words(before);
        var newWords = words(after);
        var edits = EditScript.between(oldWords, newWords, budget);
        var oldSpans = new ArrayList<DiffLine.Span>();
        var newSpans = new ArrayList<DiffLine.Span>();
        edits.forEach(edit -> {
            span(oldWords, edit.oldStart(), edit.oldEnd(), oldSpans);
            span(newWords, edit.newStart(), edit.newEnd(), newSpans);
        });
        var common = before.length()
                - oldSpans.stream().mapToInt(span -> span.end() - span.start()).sum();
        if (common >= RESEMBLING * Math.max(before.length(), after.length())) {
            removed.set(index, removed.get(index).changedAt(oldSpans));
            added.set(index, added.get(index).changedAt(newSpans));
        }
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(MatchResult::group).toList();
    }

    private static void span(List<String> words, int from, int to, List<DiffLine.Span> spans) {
        if (from < to) {
            var start = words.subList(0, from).stream().mapToInt(String::length).sum();
            var length =
                    words.subList(from, to).stream().mapToInt(String::length).sum();
            spans.add(new DiffLine.Span(start, start + length));
        }
    }
}
