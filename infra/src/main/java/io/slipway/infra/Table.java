package io.slipway.infra;

import java.util.ArrayList;
import java.util.List;

/// Rows in columns of text: the first column to the left, numbers to the right.
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final int leftColumns;

    /// @param leftColumns how many columns are words
    public Table(int leftColumns, String... heads) {
        this.leftColumns = leftColumns;
        rows.add(List.of(heads));
    }

    public void add(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        var lines = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(column == 0 ? "" : "  ").append(padded(row.get(column), column));
            }
            lines.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return lines.toString();
    }

    private String padded(String cell, int column) {
        var gap = " ".repeat(width(column) - cell.length());
        return column < leftColumns ? cell + gap : gap + cell;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
