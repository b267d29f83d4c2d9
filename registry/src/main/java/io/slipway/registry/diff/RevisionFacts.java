package io.slipway.registry.diff;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of a revision that was built and measured. Null is unknown: never built, never measured, or not
/// for the caller to see.
///
/// @param build the newest build that succeeded
/// @param imageBytes the size of its image
/// @param layers of its image
/// @param buildTime how long that build took from its first step to its last
/// @param cachedSteps how many of its steps came from the cache; with any, the time is no time for all of it
/// @param accuracy from 0 to 1, as the build printed it
/// @param p50Micros the median latency in the report that has both revisions; medians of different runs do not compare
public record RevisionFacts(
        @Nullable UUID build,
        @Nullable Long imageBytes,
        @Nullable Integer layers,
        @Nullable Duration buildTime,
        @Nullable Integer cachedSteps,
        @Nullable Double accuracy,
        @Nullable Double p50Micros) {
    /// Nothing is known.
    public static final RevisionFacts UNKNOWN = new RevisionFacts(null, null, null, null, null, null, null);
}
