package io.slipway.portal.build;

import java.time.Duration;
import java.util.UUID;

/// One build of a trend: one that succeeded.
///
/// @param took from its begin to its end
/// @param steps how many it had; 0 when they are not known
/// @param cached how many of them came from the cache
public record BuildPoint(UUID id, long number, int revision, Duration took, long imageBytes, int steps, int cached) {
    /// The part of its steps that came from the cache, from 0 to 1.
    double cachedShare() {
        return steps == 0 ? 0 : (double) cached / steps;
    }
}
