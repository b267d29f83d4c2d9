package io.slipway.portal.comparison.across;

import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.stats.RatioInterval;
import io.slipway.portal.comparison.across.MeasuredRun.MeasuredRatio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Runs of things that are called by one letter; the content of `a` is `file-a`, its image `image-a`.
final class Runs {
    static final Conditions USUAL = conditions("payload 1");
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private Runs() {}

    static Conditions conditions(String payload) {
        return new Conditions(Map.of("payload", payload), Map.of("engine", "docker"));
    }

    static MeasuredTarget target(String name) {
        return new MeasuredTarget(name, "the " + name, "file-" + name, "image-" + name, false);
    }

    static MeasuredTarget running(String name) {
        return new MeasuredTarget(name, "the " + name, "file-" + name, "image-" + name, true);
    }

    static MeasuredTarget rebuilt(String name) {
        return new MeasuredTarget(name, "the " + name, "file-" + name, "image-" + name + "-again", false);
    }

    /// The candidate's ratio is e^log with these distances to the ends of its interval.
    static MeasuredRatio ratio(String baseline, String candidate, double log, double below, double above) {
        return ratio(target(baseline), target(candidate), log, below, above);
    }

    static MeasuredRatio ratio(
            MeasuredTarget baseline, MeasuredTarget candidate, double log, double below, double above) {
        var interval = new RatioInterval(Math.exp(log), Math.exp(log - below), Math.exp(log + above));
        return new MeasuredRatio(Metric.P50, baseline, candidate, interval, 0.03);
    }

    static MeasuredRun run(MeasuredRatio... ratios) {
        return run(USUAL, true, ratios);
    }

    static MeasuredRun run(Conditions conditions, boolean reliable, MeasuredRatio... ratios) {
        var targets = new ArrayList<MeasuredTarget>();
        for (var ratio : ratios) {
            targets.add(ratio.baseline());
            targets.add(ratio.candidate());
        }
        return new MeasuredRun(
                UUID.randomUUID(),
                START,
                reliable,
                conditions,
                targets.stream().distinct().toList(),
                List.of(ratios));
    }
}
