package io.slipway.portal.comparison.across;

import io.slipway.benchmarks.report.Metric;
import io.slipway.portal.comparison.across.LatencyTrend.Change;
import io.slipway.portal.comparison.across.LatencyTrend.Missing;
import io.slipway.portal.comparison.across.LatencyTrend.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A trend while it is read, one measured revision after the other.
final class AnchoredTrend {
    private final TrendReading reading;
    private final Conditions conditions;
    private final double delta;
    private final RatioChains chains;
    private final Map<String, RatioChain> told;
    private final MissingReason reason;
    private final List<Point> points = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private String before = "";

    /// @param base the run that says under what conditions
    AnchoredTrend(TrendReading reading, TrendAnchor anchor, MeasuredRun base, Metric metric, double delta) {
        this.reading = reading;
        this.conditions = base.conditions();
        this.delta = delta;
        this.chains =
                new RatioChains(reading.runs().stream().filter(this::counts).toList(), metric);
        var thing =
                base.holding(reading.digest(anchor.revision())).orElseThrow().thing();
        this.told = chains.from(thing);
        this.reason = new MissingReason(reading.runs(), conditions, anchor, reading.digest(anchor.revision()), thing);
    }

    private boolean counts(MeasuredRun run) {
        return run.reliable() && run.conditions().matches(conditions);
    }

    /// @param revision higher than the one before
    void add(int revision) {
        var digest = reading.digest(revision);
        var thing = toldThing(digest);
        if (thing.isPresent()) {
            var now = thing.get();
            points.add(new Point(revision, told.getOrDefault(now, RatioChain.START), changeTo(now)));
            before = now;
        } else {
            reading.newest(revision)
                    .ifPresent(run -> missing.add(new Missing(revision, reason.of(digest), run.report())));
        }
    }

    /// What ran of the revision, as it was measured last among what can be told.
    private Optional<String> toldThing(String digest) {
        return reading.runs().stream()
                .filter(this::counts)
                .flatMap(run -> run.holding(digest).stream())
                .filter(target -> !target.shared())
                .map(MeasuredTarget::thing)
                .filter(told::containsKey)
                .findFirst();
    }

    private @Nullable Change changeTo(String now) {
        var step = before.isEmpty() ? null : chains.from(before).get(now);
        if (step == null) {
            return null;
        }
        var margin = Math.max(delta, step.delta());
        return step.ratio().isBeyond(margin)
                ? new Change(points.getLast().revision(), step.ratio(), margin, step.reports())
                : null;
    }

    List<Point> points() {
        return points;
    }

    List<Missing> missing() {
        return missing;
    }
}
