package io.slipway.registry.diff;

import java.util.List;

/// Two texts and where they differ.
record LineChanges(TextLines from, TextLines to, List<Edit> edits) {
    static LineChanges between(TextLines from, TextLines to, boolean ignoreWhitespace, EditScript.Budget budget) {
        return new LineChanges(
                from, to, EditScript.between(from.keys(ignoreWhitespace), to.keys(ignoreWhitespace), budget));
    }

    int added() {
        return edits.stream().mapToInt(Edit::added).sum();
    }

    int removed() {
        return edits.stream().mapToInt(Edit::removed).sum();
    }
}
