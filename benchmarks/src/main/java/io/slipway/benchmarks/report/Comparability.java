package io.slipway.benchmarks.report;

import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.plan.TargetFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether two targets may be compared at all, whatever their times are.
final class Comparability {
    private static final double MAX_ERROR_RATE = 0.01;
    private static final double MAX_FLOOR_SHARE = 0.20;

    private final Visits visits;
    private final Optional<Target> noop;

    Comparability(Visits visits, Optional<Target> noop) {
        this.visits = visits;
        this.noop = noop;
    }

    /// Reasons against it, for people; empty when there are none.
    List<String> obstacles(Target a, Target b) {
        var reasons = new ArrayList<String>();
        for (Target target : List.of(a, b)) {
            TargetSummary summary = visits.summary(target);
            addErrors(summary, reasons);
            addFloor(summary, reasons);
        }
        String statusOfA = mainStatus(visits.summary(a));
        String statusOfB = mainStatus(visits.summary(b));
        if (!statusOfA.equals(statusOfB)) {
            reasons.add("%s answers with status %s, %s with %s".formatted(a.label(), statusOfA, b.label(), statusOfB));
        }
        for (String limit : TargetFacts.LIMITS) {
            String ofA = a.metadata().getOrDefault(limit, "");
            String ofB = b.metadata().getOrDefault(limit, "");
            if (!ofA.equals(ofB)) {
                reasons.add("their limits differ: %s is %s for %s and %s for %s"
                        .formatted(limit, orNone(ofA), a.label(), orNone(ofB), b.label()));
            }
        }
        return reasons;
    }

    private void addErrors(TargetSummary summary, List<String> reasons) {
        if (summary.errorRate() > MAX_ERROR_RATE) {
            reasons.add("%s failed in %,d of %,d requests"
                    .formatted(summary.label(), summary.errors(), summary.requests()));
        }
        long silent = visits.withoutAnswer(summary.id());
        if (silent > MAX_ERROR_RATE * summary.visits()) {
            reasons.add("%s was lost in %d of %d visits".formatted(summary.label(), silent, summary.visits()));
        }
    }

    private void addFloor(TargetSummary summary, List<String> reasons) {
        Latency latency = summary.latency();
        Latency floor = noop.map(n -> visits.summary(n).latency()).orElse(null);
        if (latency != null && floor != null && floor.p50Micros() > MAX_FLOOR_SHARE * latency.p50Micros()) {
            reasons.add("client and network alone take %.0f µs, more than a fifth of the %.0f µs of %s"
                    .formatted(floor.p50Micros(), latency.p50Micros(), summary.label()));
        }
    }

    private static String mainStatus(TargetSummary summary) {
        return summary.statuses().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("none");
    }

    private static String orNone(String value) {
        return value.isEmpty() ? "not known" : value;
    }
}
