package io.slipway.engine;

/// How many characters a terminal shows.
public record TerminalSize(int rows, int columns) {
    private static final int MOST = 1000;

    public TerminalSize {
        Grammar.require(rows >= 1 && rows <= MOST, "rows must lie between 1 and 1000, not " + rows);
        Grammar.require(columns >= 1 && columns <= MOST, "columns must lie between 1 and 1000, not " + columns);
    }
}
