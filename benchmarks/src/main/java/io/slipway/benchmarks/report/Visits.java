package io.slipway.benchmarks.report;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.plan.TargetFacts;
import io.slipway.benchmarks.stats.Latencies;
import io.slipway.benchmarks.stats.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The visits of a run, regrouped by target and by round.
final class Visits {
    private static final int BUCKETS_PER_DECADE = 60;
    private static final int CURVE_POINTS_PER_DECADE = 12;
    private static final String VARIES = "varies";

    private final Plan plan;
    private final List<MeasuredVisit> inOrder;
    private final Map<String, List<MeasuredVisit>> byTarget = new LinkedHashMap<>();
    private final Map<String, TargetSummary> summaries = new LinkedHashMap<>();

    Visits(Plan plan, List<MeasuredVisit> inOrder) {
        this.plan = plan;
        this.inOrder = List.copyOf(inOrder);
        plan.targets().forEach(t -> byTarget.put(t.id(), new ArrayList<>()));
        inOrder.forEach(v -> of(v.target()).add(v));
        plan.compared().forEach(t -> summaries.put(t.id(), summarised(t)));
        plan.targets().forEach(t -> summaries.computeIfAbsent(t.id(), _ -> summarised(t)));
    }

    /// What a target did in each round, with [Sample#NOTHING] where it was not visited or lost.
    List<Sample> samples(String target) {
        var samples = new ArrayList<>(Collections.nCopies(plan.rounds(), Sample.NOTHING));
        of(target).forEach(v -> samples.set(v.round() - 1, v.sample()));
        return samples;
    }

    /// Rounds in which every target was visited.
    int roundsDone() {
        return byTarget.values().stream().mapToInt(List::size).min().orElse(0);
    }

    long withoutAnswer(String target) {
        return of(target).stream().filter(v -> v.sample().isEmpty()).count();
    }

    TargetSummary summary(Target target) {
        TargetSummary summary = summaries.get(target.id());
        if (summary == null) {
            throw new IllegalArgumentException("The plan has no target " + target.id());
        }
        return summary;
    }

    /// The compared targets first, then the controls.
    List<TargetSummary> summaries() {
        return List.copyOf(summaries.values());
    }

    List<Visit> shown() {
        var shown = new ArrayList<Visit>();
        for (MeasuredVisit visit : inOrder) {
            Latencies latencies = visit.sample().latencies();
            shown.add(new Visit(
                    shown.size() + 1,
                    visit.round(),
                    visit.fork(),
                    visit.target(),
                    visit.instance(),
                    visit.startMillis(),
                    visit.requests(),
                    visit.errors(),
                    quantile(latencies, 0.5),
                    quantile(latencies, 0.9),
                    quantile(latencies, 0.99),
                    latencies.isEmpty() ? null : rounded(latencies.meanMicros()),
                    rounded(visit.sample().throughputPerSecond())));
        }
        return shown;
    }

    List<RoundConditions> conditions() {
        var conditions = new ArrayList<RoundConditions>();
        for (int i = 0; i < inOrder.size(); ) {
            int end = i;
            while (end < inOrder.size()
                    && inOrder.get(end).round() == inOrder.get(i).round()) {
                end++;
            }
            MeasuredVisit first = inOrder.get(i);
            MeasuredVisit after = inOrder.get(Math.min(end, inOrder.size() - 1));
            conditions.add(new RoundConditions(
                    first.round(), first.load(), after.load(), after.stealMillis() - first.stealMillis()));
            i = end;
        }
        return conditions;
    }

    private List<MeasuredVisit> of(String target) {
        return byTarget.computeIfAbsent(target, _ -> new ArrayList<>());
    }

    private TargetSummary summarised(Target target) {
        List<MeasuredVisit> own = of(target.id());
        var statuses = new TreeMap<String, Long>();
        own.forEach(v -> v.statuses().forEach((status, count) -> statuses.merge(status, count, Long::sum)));
        var latencies =
                Latencies.merge(own.stream().map(v -> v.sample().latencies()).toList());
        return new TargetSummary(
                target.id(),
                target.label(),
                target.role(),
                target.instances().size(),
                own.size(),
                own.stream().mapToLong(MeasuredVisit::requests).sum(),
                own.stream().mapToLong(MeasuredVisit::errors).sum(),
                own.stream().mapToLong(MeasuredVisit::reconnects).sum(),
                statuses,
                latency(own, latencies),
                curve(latencies),
                latencies.coarse(BUCKETS_PER_DECADE).entrySet().stream()
                        .map(e -> new Bucket(e.getKey(), e.getValue()))
                        .toList(),
                response(own),
                own.stream()
                        .mapToLong(MeasuredVisit::responseBytes)
                        .filter(n -> n > 0)
                        .findFirst()
                        .orElse(0),
                warnings(target, own),
                target.metadata());
    }

    private static @Nullable Latency latency(List<MeasuredVisit> visits, Latencies all) {
        if (all.isEmpty()) {
            return null;
        }
        long requests = visits.stream().mapToLong(v -> v.sample().requests()).sum();
        long nanos = visits.stream().mapToLong(v -> v.sample().busyNanos()).sum();
        return new Latency(
                rounded(all.quantileMicros(0.5)),
                rounded(all.quantileMicros(0.9)),
                rounded(all.quantileMicros(0.99)),
                rounded(all.meanMicros()),
                rounded(all.quantileMicros(0)),
                rounded(all.quantileMicros(1)),
                rounded(requests * 1e9 / nanos));
    }

    /// Even steps on the axis 1/(1−q), as far as the requests reach.
    private static List<CurvePoint> curve(Latencies all) {
        var points = new ArrayList<CurvePoint>();
        for (int i = 0; !all.isEmpty(); i++) {
            double q = 1 - Math.pow(10, -(double) i / CURVE_POINTS_PER_DECADE);
            if ((1 - q) * all.count() < 1) {
                break;
            }
            points.add(new CurvePoint(Math.round(q * 1e7) / 1e7, rounded(all.quantileMicros(q))));
        }
        return points;
    }

    private static String response(List<MeasuredVisit> visits) {
        List<String> different = visits.stream()
                .map(MeasuredVisit::responseSha256)
                .filter(s -> !s.isEmpty())
                .distinct()
                .toList();
        return different.size() > 1 ? VARIES : String.join("", different);
    }

    private static List<String> warnings(Target target, List<MeasuredVisit> visits) {
        var warnings = new ArrayList<String>();
        long requests = visits.stream().mapToLong(MeasuredVisit::requests).sum();
        if (visits.stream().mapToLong(MeasuredVisit::reconnects).sum() > requests / 2) {
            warnings.add("It closes the connection after each answer: the time of connecting is included.");
        }
        long errors = visits.stream().mapToLong(MeasuredVisit::errors).sum();
        if (errors > 0) {
            warnings.add("%,d of %,d requests failed; answers with an error status are part of its times."
                    .formatted(errors, requests));
        }
        if ("true".equals(target.metadata().get(TargetFacts.SHARED))) {
            warnings.add("It is a running deployment that others may have used at the same time.");
        }
        return warnings;
    }

    private static @Nullable Double quantile(Latencies latencies, double q) {
        return latencies.isEmpty() ? null : rounded(latencies.quantileMicros(q));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
