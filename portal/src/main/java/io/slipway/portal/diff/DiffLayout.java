package io.slipway.portal.diff;

/// How the lines of a difference stand on the page; the word is in its address.
public enum DiffLayout {
    UNIFIED("Unified", ""),
    SPLIT("Side by side", "split");

    private final String label;
    private final String word;

    DiffLayout(String label, String word) {
        this.label = label;
        this.word = word;
    }

    /// What people read on the switch.
    public String label() {
        return label;
    }

    /// The word in addresses; empty for the usual one.
    public String word() {
        return word;
    }

    /// The layout of a word in an address; anything unknown is the usual one.
    public static DiffLayout of(String word) {
        return word.equals(SPLIT.word) ? SPLIT : UNIFIED;
    }
}
