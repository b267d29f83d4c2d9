package io.slipway.registry.diff;

import org.jspecify.annotations.Nullable;

/// What came of two revisions, beside each other.
///
/// @param ratio null when no report that the caller may see has both
public record RevisionEffect(
        RevisionFacts from, RevisionFacts to, @Nullable LatencyRatio ratio) {
    /// Nothing is known of either.
    public static final RevisionEffect UNKNOWN = new RevisionEffect(RevisionFacts.UNKNOWN, RevisionFacts.UNKNOWN, null);
}
