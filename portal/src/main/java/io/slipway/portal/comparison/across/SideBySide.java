package io.slipway.portal.comparison.across;

import io.slipway.benchmarks.report.Comparison;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.Verdict;
import io.slipway.benchmarks.stats.RatioInterval;
import io.slipway.portal.comparison.across.Conditions.Difference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Two reports that have measured the same targets: what each says of every pair, and whether that differs.
///
/// Their times are not compared, their ratios are: the second divided by the first, with the interval of two
/// independent runs, see [RatioInterval#times].
///
/// @param rows every pair that both have, in the order of the first
/// @param differences in the conditions, the decisive ones first
public record SideBySide(List<Row> rows, List<Difference> differences) {
    public SideBySide {
        rows = List.copyOf(rows);
        differences = List.copyOf(differences);
    }

    /// One pair in one metric.
    ///
    /// @param shift the second report's ratio divided by the first's; null when one of them has none
    /// @param delta differences below it matter to nobody, by the larger of both reports
    public record Row(
            String baseline,
            String candidate,
            Metric metric,
            Said first,
            Said second,
            @Nullable RatioInterval shift,
            double delta) {
        /// Whether the two surely disagree, by more than matters to nobody.
        public boolean disagrees() {
            return shift != null && shift.isBeyond(delta);
        }
    }

    /// What one report says of a pair.
    ///
    /// @param ratio of the candidate to the baseline; null when there were too few rounds
    public record Said(Verdict verdict, @Nullable RatioInterval ratio) {
        private Said inverted() {
            var turned = switch (verdict) {
                case FASTER -> Verdict.SLOWER;
                case SLOWER -> Verdict.FASTER;
                case NO_MEANINGFUL_DIFFERENCE, NO_DIFFERENCE_DETECTED, NOT_COMPARABLE -> verdict;
            };
            return new Said(turned, ratio == null ? null : ratio.inverted());
        }
    }

    public static SideBySide of(Report first, Report second) {
        var rows = first.comparisons().stream()
                .flatMap(comparison -> row(first, second, comparison).stream())
                .toList();
        return new SideBySide(rows, Conditions.of(first).differences(Conditions.of(second)));
    }

    /// Whether something decisive differs, so that the reports may disagree without either being wrong.
    public boolean underOtherConditions() {
        return differences.stream().anyMatch(Difference::decisive);
    }

    private static Optional<Row> row(Report first, Report second, Comparison comparison) {
        var baseline = MeasuredTarget.of(first.target(comparison.baseline()));
        var candidate = MeasuredTarget.of(first.target(comparison.candidate()));
        return second.comparisons().stream()
                .filter(other -> other.metric() == comparison.metric())
                .flatMap(other -> said(second, other, baseline, candidate)
                        .map(said -> row(baseline, candidate, comparison, said, other.delta()))
                        .stream())
                .findFirst();
    }

    private static Row row(
            MeasuredTarget baseline, MeasuredTarget candidate, Comparison comparison, Said second, double otherDelta) {
        var first = said(comparison);
        var shift = first.ratio() == null || second.ratio() == null
                ? null
                : second.ratio().times(first.ratio().inverted());
        return new Row(
                baseline.label(),
                candidate.label(),
                comparison.metric(),
                first,
                second,
                shift,
                Math.max(comparison.delta(), otherDelta));
    }

    private static Optional<Said> said(
            Report report, Comparison comparison, MeasuredTarget baseline, MeasuredTarget candidate) {
        var from = MeasuredTarget.of(report.target(comparison.baseline()));
        var to = MeasuredTarget.of(report.target(comparison.candidate()));
        if (from.isSameAs(baseline) && to.isSameAs(candidate)) {
            return Optional.of(said(comparison));
        }
        return from.isSameAs(candidate) && to.isSameAs(baseline)
                ? Optional.of(said(comparison).inverted())
                : Optional.empty();
    }

    private static Said said(Comparison comparison) {
        var estimate = comparison.estimate();
        return new Said(
                comparison.verdict(),
                estimate == null ? null : new RatioInterval(estimate.ratio(), estimate.low(), estimate.high()));
    }
}
