package io.slipway.portal.build;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the builds of a revision told about it.
///
/// @param build the newest one that succeeded
/// @param imageBytes the size of its image
/// @param layers how many its image has
/// @param time from its first step to its last; null when its steps are not known
/// @param cachedSteps how many of its steps came from the cache; null as above
/// @param accuracy as a build of exactly this content printed it; null when none did
public record BuiltRevision(
        UUID build,
        long imageBytes,
        @Nullable Integer layers,
        @Nullable Duration time,
        @Nullable Integer cachedSteps,
        @Nullable Double accuracy) {}
