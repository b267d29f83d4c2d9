package io.slipway.registry.diff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes that are near each other, with the unchanged lines around them.
///
/// @param oldStart the first line's number in the old file; 0 where that side has no lines
/// @param newStart the same in the new file
public record Hunk(int oldStart, int oldLines, int newStart, int newLines, List<DiffLine> lines) {
    public Hunk {
        lines = List.copyOf(lines);
    }

    /// The header of a hunk in a unified diff: `@@ -1,3 +1,4 @@`.
    public String header() {
        return "@@ -" + range(oldStart, oldLines) + " +" + range(newStart, newLines) + " @@";
    }

    private static String range(int start, int lines) {
        return lines == 1 ? Integer.toString(start) : start + "," + lines;
    }

    /// Two lines beside each other; either may be missing.
    public record Row(@Nullable DiffLine left, @Nullable DiffLine right) {}

    /// The lines as rows of two columns: what was removed stands opposite to what took its place.
    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        var removed = new ArrayList<DiffLine>();
        var added = new ArrayList<DiffLine>();
        for (var line : lines) {
            switch (line.kind()) {
                case REMOVED -> {
                    if (!added.isEmpty()) {
                        pair(removed, added, rows);
                    }
                    removed.add(line);
                }
                case ADDED -> added.add(line);
                case CONTEXT -> {
                    pair(removed, added, rows);
                    rows.add(new Row(line, line));
                }
            }
        }
        pair(removed, added, rows);
        return rows;
    }

    private static void pair(List<DiffLine> removed, List<DiffLine> added, List<Row> rows) {
        for (var i = 0; i < Math.max(removed.size(), added.size()); i++) {
            rows.add(new Row(i < removed.size() ? removed.get(i) : null, i < added.size() ? added.get(i) : null));
        }
        removed.clear();
        added.clear();
    }
}
