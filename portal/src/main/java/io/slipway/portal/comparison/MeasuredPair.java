package io.slipway.portal.comparison;

import io.slipway.benchmarks.report.Comparison;
import io.slipway.benchmarks.report.Estimate;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.Verdict;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two revisions in a report in which both were measured.
///
/// @param fromP50Micros median latency of the first, null when it answered nothing
/// @param toP50Micros the same of the second
/// @param ratio the second takes `ratio` × as long as the first; null when there were too few rounds to tell
/// @param verdict about the second, seen from the first
/// @param reliable false when the run failed its own control
public record MeasuredPair(
        UUID report,
        @Nullable Double fromP50Micros,
        @Nullable Double toP50Micros,
        @Nullable Ratio ratio,
        Verdict verdict,
        boolean reliable) {
    /// An estimate with the ends of its 95 % interval.
    public record Ratio(double value, double low, double high) {
        static Ratio of(Estimate estimate) {
            return new Ratio(estimate.ratio(), estimate.low(), estimate.high());
        }

        private Ratio inverted() {
            return new Ratio(1 / value, 1 / high, 1 / low);
        }
    }

    /// What the report says about two of its targets, by their ids.
    static Optional<MeasuredPair> in(UUID id, Report report, String from, String to) {
        for (var comparison : report.comparisons()) {
            if (comparison.metric() != Metric.P50) {
                continue;
            }
            if (comparison.baseline().equals(from) && comparison.candidate().equals(to)) {
                return Optional.of(of(id, report, comparison, false));
            }
            if (comparison.baseline().equals(to) && comparison.candidate().equals(from)) {
                return Optional.of(of(id, report, comparison, true));
            }
        }
        return Optional.empty();
    }

    private static MeasuredPair of(UUID id, Report report, Comparison comparison, boolean turned) {
        var estimate = comparison.estimate();
        var ratio = estimate == null ? null : Ratio.of(estimate);
        return new MeasuredPair(
                id,
                p50(report, turned ? comparison.candidate() : comparison.baseline()),
                p50(report, turned ? comparison.baseline() : comparison.candidate()),
                ratio == null || !turned ? ratio : ratio.inverted(),
                turned ? turned(comparison.verdict()) : comparison.verdict(),
                report.reliable());
    }

    private static @Nullable Double p50(Report report, String target) {
        var latency = report.target(target).latency();
        return latency == null ? null : latency.p50Micros();
    }

    private static Verdict turned(Verdict verdict) {
        return switch (verdict) {
            case FASTER -> Verdict.SLOWER;
            case SLOWER -> Verdict.FASTER;
            case NO_MEANINGFUL_DIFFERENCE, NO_DIFFERENCE_DETECTED, NOT_COMPARABLE -> verdict;
        };
    }
}
