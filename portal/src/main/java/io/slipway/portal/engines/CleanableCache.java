package io.slipway.portal.engines;

import io.slipway.engine.CachedStep;
import io.slipway.portal.shell.Formats;
import io.slipway.registry.Caller;
import java.time.Duration;
import java.util.List;

/// Steps of earlier builds that no image has.
record CleanableCache(CacheCleanup cleanup) implements Cleanable {
    @Override
    public String label() {
        return "Build cache";
    }

    @Override
    public Preview preview(Caller caller, String engine, Duration age) {
        var steps = cleanup.unused(caller, engine, age);
        var total = steps.stream().mapToLong(CachedStep::sizeBytes).sum();
        return new Preview(
                steps.isEmpty() ? "" : Formats.count(steps.size(), "step", "steps"),
                "%s that no build has used since".formatted(Formats.size(total)),
                steps.stream()
                        .map(step -> "%s, %s".formatted(step.description(), Formats.size(step.sizeBytes())))
                        .toList(),
                "The engine does not tell whose they are: whatever builds on it may take longer once.");
    }

    @Override
    public Outcome clean(Caller caller, String engine, Duration age) {
        return new Outcome("Freed " + Formats.size(cleanup.clean(caller, engine, age)), List.of());
    }
}
