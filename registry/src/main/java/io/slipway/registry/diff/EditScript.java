package io.slipway.registry.diff;

import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiff;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The shortest way from one sequence to another, found by Myers' algorithm.
///
/// What both have at the ends, and what only one of them has at all, is set aside first; that keeps ordinary
/// differences cheap. Where two sequences are so different that the search would take long, everything between
/// their common ends counts as replaced: still true, only less helpful.
final class EditScript {
    private final int[] olds;
    private final int[] news;
    private final BitSet removed = new BitSet();
    private final BitSet added = new BitSet();

    private EditScript(int[] olds, int[] news) {
        this.olds = olds;
        this.news = news;
    }

    static List<Edit> between(List<String> olds, List<String> news, Budget budget) {
        var symbols = new HashMap<String, Integer>();
        var script = new EditScript(symbols(olds, symbols), symbols(news, symbols));
        script.search(budget);
        return script.edits();
    }

    /// What the searches of one difference may cost together.
    static final class Budget implements DiffAlgorithmListener {
        private long steps;

        Budget(long steps) {
            this.steps = steps;
        }

        @Override
        public void diffStart() {
            // nothing is spent yet
        }

        @Override
        public void diffStep(int value, int max) {
            steps -= value;
            if (steps < 0) {
                throw new TooDifferent();
            }
        }

        @Override
        public void diffEnd() {
            // what is left is for the next search
        }
    }

    private static final class TooDifferent extends RuntimeException {
        private TooDifferent() {
            super("The search for the shortest difference takes too long", null, false, false);
        }
    }

    private static int[] symbols(List<String> sequence, Map<String, Integer> known) {
        return sequence.stream()
                .mapToInt(element -> known.computeIfAbsent(element, _ -> known.size()))
                .toArray();
    }

    private void search(Budget budget) {
        var start = Arrays.mismatch(olds, news);
        if (start < 0) {
            return;
        }
        var end = commonEnd(start);
        removed.set(start, olds.length - end);
        added.set(start, news.length - end);
        var oldPart = shared(olds, removed, symbolsIn(news, added));
        var newPart = shared(news, added, symbolsIn(olds, removed));
        try {
            var changes = new MyersDiff<Integer>().computeDiff(values(olds, oldPart), values(news, newPart), budget);
            for (var index : oldPart) {
                removed.clear(index);
            }
            for (var index : newPart) {
                added.clear(index);
            }
            changes.forEach(change -> {
                mark(removed, oldPart, change.startOriginal, change.endOriginal);
                mark(added, newPart, change.startRevised, change.endRevised);
            });
        } catch (TooDifferent _) {
            // All of it stays marked as replaced.
        }
    }

    private int commonEnd(int start) {
        var end = 0;
        var most = Math.min(olds.length, news.length) - start;
        while (end < most && olds[olds.length - 1 - end] == news[news.length - 1 - end]) {
            end++;
        }
        return end;
    }

    private static BitSet symbolsIn(int[] sequence, BitSet part) {
        var symbols = new BitSet();
        part.stream().forEach(index -> symbols.set(sequence[index]));
        return symbols;
    }

    /// The indexes in the part whose element the other side has as well.
    private static int[] shared(int[] sequence, BitSet part, BitSet others) {
        return part.stream().filter(index -> others.get(sequence[index])).toArray();
    }

    private static List<Integer> values(int[] sequence, int[] indexes) {
        return Arrays.stream(indexes).map(index -> sequence[index]).boxed().toList();
    }

    private static void mark(BitSet marks, int[] indexes, int from, int to) {
        for (var i = from; i < to; i++) {
            marks.set(indexes[i]);
        }
    }

    private List<Edit> edits() {
        var edits = new ArrayList<Edit>();
        var oldAt = 0;
        var newAt = 0;
        while (oldAt < olds.length || newAt < news.length) {
            var oldEnd = removed.nextClearBit(oldAt);
            var newEnd = added.nextClearBit(newAt);
            if (oldEnd > oldAt || newEnd > newAt) {
                edits.add(slid(new Edit(oldAt, oldEnd, newAt, newEnd)));
                oldAt = edits.getLast().oldEnd();
                newAt = edits.getLast().newEnd();
            } else {
                oldAt++;
                newAt++;
            }
        }
        return edits;
    }

    /// Moves a pure addition or removal as far down as it goes, to where people expect it: a function that was
    /// added ends with its own last line, not with the one of the function before.
    private Edit slid(Edit edit) {
        if (edit.removed() > 0 && edit.added() > 0) {
            return edit;
        }
        var marks = edit.removed() > 0 ? removed : added;
        var other = edit.removed() > 0 ? added : removed;
        var sequence = edit.removed() > 0 ? olds : news;
        var start = edit.removed() > 0 ? edit.oldStart() : edit.newStart();
        var end = edit.removed() > 0 ? edit.oldEnd() : edit.newEnd();
        var otherAt = edit.removed() > 0 ? edit.newEnd() : edit.oldEnd();
        var shift = 0;
        while (end + shift < sequence.length
                && !marks.get(end + shift)
                && !other.get(otherAt + shift)
                && sequence[start + shift] == sequence[end + shift]) {
            shift++;
        }
        return new Edit(edit.oldStart() + shift, edit.oldEnd() + shift, edit.newStart() + shift, edit.newEnd() + shift);
    }
}
