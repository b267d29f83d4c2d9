package io.slipway.portal.build.web;

import io.slipway.portal.build.BuildStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A step of a build as REST shows it.
record StepBody(
        int step,
        String instruction,
        boolean cached,
        Instant startedAt,
        @Nullable Long durationMillis) {
    static StepBody of(BuildStep step) {
        return new StepBody(
                step.step(),
                step.instruction(),
                step.cached(),
                step.startedAt(),
                step.duration() == null ? null : step.duration().toMillis());
    }
}
