package io.slipway.portal.build;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One step of a build.
///
/// @param duration null while it runs, and for a step that a failure or a cancellation cut short
public record BuildStep(
        int step,
        String instruction,
        boolean cached,
        Instant startedAt,
        @Nullable Duration duration) {}
