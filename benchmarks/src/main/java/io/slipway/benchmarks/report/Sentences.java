package io.slipway.benchmarks.report;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Findings in words.
final class Sentences {
    private Sentences() {}

    /// One finding in full, for a reader who knows the method.
    static String of(Finding finding, Verdict verdict, @Nullable Estimate estimate, double delta, int rounds) {
        String a = finding.baseline().label();
        String b = finding.candidate().label();
        String metric = finding.metric().word();
        if (verdict == Verdict.NOT_COMPARABLE || estimate == null) {
            return format(
                    "%s and %s are not comparable on %s: %s.", a, b, metric, String.join("; ", finding.obstacles()));
        }
        String interval = format("95 %% CI %s–%s", ratio(estimate.low()), ratio(estimate.high()));
        return switch (verdict) {
            case FASTER, SLOWER ->
                format(
                        "%s is %s %s on %s (95 %% CI %s, %d rounds, Holm %s).",
                        b,
                        percent(change(estimate.ratio())),
                        verdict.words(),
                        metric,
                        range(estimate),
                        rounds,
                        probability(estimate.holmP()));
            case NO_MEANINGFUL_DIFFERENCE ->
                format(
                        "No meaningful difference between %s and %s on %s: %s is %s × %s (%s), all within ±%s.",
                        a, b, metric, b, ratio(estimate.ratio()), a, interval, percent(delta));
            case NO_DIFFERENCE_DETECTED ->
                format(
                        "No difference detected between %s and %s on %s: %s is %s × %s (%s); this run could have seen"
                                + " %s or more.",
                        a,
                        b,
                        metric,
                        b,
                        ratio(estimate.ratio()),
                        a,
                        interval,
                        percent(Math.max(delta, estimate.detectable())));
            case NOT_COMPARABLE -> throw new IllegalStateException();
        };
    }

    /// The result for someone from outside the team: medians, in plain words.
    static String headline(Plan plan, List<Comparison> comparisons, Visits visits, List<String> warnings) {
        Target baseline = plan.baseline();
        List<String> parts = comparisons.stream()
                .filter(c -> c.metric() == Metric.P50 && c.baseline().equals(baseline.id()))
                .map(c -> part(c, plan))
                .toList();
        String times = plan.compared().stream()
                .flatMap(t -> Optional.ofNullable(visits.summary(t).latency())
                        .map(l -> "%s %s".formatted(t.label(), time(l.p50Micros())))
                        .stream())
                .collect(Collectors.joining(", "));
        boolean unreliable = !warnings.isEmpty() && warnings.getFirst().startsWith("Unreliable");
        return format(
                "%sCompared with %s, %s. A typical answer took: %s.",
                unreliable ? "Unreliable: equal things were called different in this run. " : "",
                baseline.label(),
                listed(parts),
                times.isEmpty() ? "nothing was answered" : times);
    }

    static String unreliable(String baseline, List<Comparison> repeated) {
        String metrics = repeated.stream()
                .filter(c -> c.verdict().isDifference())
                .map(c -> c.metric().word())
                .collect(Collectors.joining(", "));
        return "Unreliable: two instances of %s, which are equal, were found to differ on %s. Repeat the comparison on a quieter machine."
                .formatted(baseline, metrics);
    }

    /// Microseconds or milliseconds, with three digits.
    static String time(double micros) {
        if (micros < 1_000) {
            return significant(micros) + " µs";
        }
        return micros < 1_000_000 ? significant(micros / 1_000) + " ms" : significant(micros / 1_000_000) + " s";
    }

    static String ratio(double ratio) {
        return format("%.3f", ratio);
    }

    static String probability(double p) {
        return p < 0.0001 ? "p < 0.0001" : format("p = %.2g", p).replace("p = 1.0", "p = 1");
    }

    /// A share as a percentage with two or three digits: 0.034 is "3.4 %".
    static String percent(double share) {
        return number(share) + " %";
    }

    private static String part(Comparison c, Plan plan) {
        String label = plan.targets().stream()
                .filter(t -> t.id().equals(c.candidate()))
                .map(Target::label)
                .findFirst()
                .orElse(c.candidate());
        Estimate estimate = c.estimate();
        return switch (c.verdict()) {
            case FASTER, SLOWER ->
                "%s is %s %s"
                        .formatted(
                                label,
                                estimate == null ? "" : percent(change(estimate.ratio())),
                                c.verdict().words());
            case NO_MEANINGFUL_DIFFERENCE -> "%s shows no meaningful difference".formatted(label);
            case NO_DIFFERENCE_DETECTED -> "no difference was detected for %s".formatted(label);
            case NOT_COMPARABLE -> "%s is not comparable".formatted(label);
        };
    }

    private static String listed(List<String> parts) {
        var all = new ArrayList<>(parts);
        if (all.size() < 2) {
            return String.join("", all);
        }
        String last = all.removeLast();
        return String.join(", ", all) + " and " + last;
    }

    private static String range(Estimate estimate) {
        double one = signedChange(estimate.low(), estimate.ratio());
        double other = signedChange(estimate.high(), estimate.ratio());
        return number(Math.min(one, other)) + "–" + percent(Math.max(one, other));
    }

    private static double change(double ratio) {
        return Math.abs(ratio - 1);
    }

    /// The end of an interval as a change in the direction of the estimate.
    private static double signedChange(double end, double ratio) {
        return ratio > 1 ? end - 1 : 1 - end;
    }

    private static String number(double share) {
        double percent = share * 100;
        return Math.abs(percent) >= 10 ? format("%.0f", percent) : format("%.1f", percent);
    }

    private static String significant(double value) {
        return format(value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
