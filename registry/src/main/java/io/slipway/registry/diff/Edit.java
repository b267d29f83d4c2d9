package io.slipway.registry.diff;

/// A place where two sequences differ: `[oldStart, oldEnd)` of the one became `[newStart, newEnd)` of the other.
record Edit(int oldStart, int oldEnd, int newStart, int newEnd) {
    int removed() {
        return oldEnd - oldStart;
    }

    int added() {
        return newEnd - newStart;
    }
}
