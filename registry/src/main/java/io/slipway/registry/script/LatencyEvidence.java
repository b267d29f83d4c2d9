package io.slipway.registry.script;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of a revision's latency beside that of the revision that has a tag.
///
/// @param why the same for people, as the end of a sentence
/// @param holder the revision that has the tag
/// @param delta how much slower is let through
/// @param report the newest one that has both; null when there is none
/// @param ratio p50 of the candidate divided by that of the holder, with the ends of its 95 % interval
/// @param compare where people start the comparison that would tell
public record LatencyEvidence(
        Outcome outcome,
        String why,
        int holder,
        double delta,
        @Nullable UUID report,
        @Nullable Double ratio,
        @Nullable Double low,
        @Nullable Double high,
        String compare) {
    /// Whether the tag may be had.
    public enum Outcome {
        /// The worse end of the interval lies within δ.
        PASSED,
        /// The whole interval lies beyond δ.
        TOO_SLOW,
        /// The newest report cannot tell.
        UNDECIDED,
        /// No report has both.
        UNMEASURED
    }

    public boolean passed() {
        return outcome == Outcome.PASSED;
    }
}
