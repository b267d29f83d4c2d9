package io.slipway.benchmarks.report;

import io.slipway.benchmarks.plan.LoadPlan;
import io.slipway.benchmarks.plan.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Latency under an offered rate: what callers meet who do not wait for each other.
///
/// It holds no verdict between targets: a few rounds at a rate describe, they do not decide.
///
/// @param targets labels by id, in the plan's order
/// @param sustained by target the knee: the highest rate it kept up with, as it did with every lower one; a target
///     that did not even keep up with the lowest is missing
/// @param points ascending by rate, targets in the plan's order
public record LoadReport(
        String name,
        Instant startedAt,
        Instant endedAt,
        Map<String, String> targets,
        String arrivals,
        int seconds,
        int rounds,
        int connections,
        int requestTimeoutMillis,
        long seed,
        String payloadSha256,
        Map<String, Double> sustained,
        List<LoadPoint> points,
        Map<String, String> environment) {

    public LoadReport {
        points = List.copyOf(points);
    }

    /// Puts measured points together.
    public static LoadReport of(
            LoadPlan plan,
            Instant startedAt,
            Instant endedAt,
            List<LoadPoint> points,
            Map<String, String> environment) {
        var labels = new LinkedHashMap<String, String>();
        plan.targets().forEach(t -> labels.put(t.id(), t.label()));
        return new LoadReport(
                plan.name(),
                startedAt,
                endedAt,
                labels,
                plan.arrivals().word(),
                plan.seconds(),
                plan.rounds(),
                plan.connections(),
                plan.requestTimeoutMillis(),
                plan.seed(),
                plan.payload().sha256(),
                knees(plan, points),
                points,
                environment);
    }

    /// One sentence a target, in plain words.
    public List<String> sentences() {
        return targets.entrySet().stream()
                .map(t -> sentence(t.getKey(), t.getValue()))
                .toList();
    }

    /// What people call a target.
    String label(String target) {
        return targets.getOrDefault(target, target);
    }

    /// The points of a target, ascending by rate.
    List<LoadPoint> of(String target) {
        return points.stream().filter(p -> p.target().equals(target)).toList();
    }

    /// A rate as people write it: `200`, `0.5`.
    public static String rate(double perSecond) {
        return perSecond == Math.rint(perSecond)
                ? String.format(Locale.ROOT, "%,.0f", perSecond)
                : String.format(Locale.ROOT, "%.1f", perSecond);
    }

    private String sentence(String id, String label) {
        Double knee = sustained.get(id);
        List<LoadPoint> measured = of(id);
        if (knee == null) {
            return "%s did not keep up with %s requests/s, the lowest rate that was offered."
                    .formatted(label, rate(measured.getFirst().ratePerSecond()));
        }
        LoadPoint at = measured.stream()
                .filter(p -> p.ratePerSecond() == knee)
                .findFirst()
                .orElseThrow();
        String times = "half of its answers took up to %s there and 99 %% up to %s"
                .formatted(Sentences.time(at.p50Micros()), Sentences.time(at.p99Micros()));
        boolean all = knee == measured.getLast().ratePerSecond();
        return "%s kept up with %s requests/s%s; %s."
                .formatted(
                        label, rate(knee), all ? ", the highest rate that was offered" : " and not with more", times);
    }

    private static Map<String, Double> knees(LoadPlan plan, List<LoadPoint> points) {
        var knees = new LinkedHashMap<String, Double>();
        for (Target target : plan.targets()) {
            var kept = new ArrayList<>(points.stream()
                    .filter(p -> p.target().equals(target.id()))
                    .takeWhile(LoadPoint::isSustained)
                    .toList());
            if (!kept.isEmpty()) {
                knees.put(target.id(), kept.getLast().ratePerSecond());
            }
        }
        return knees;
    }
}
