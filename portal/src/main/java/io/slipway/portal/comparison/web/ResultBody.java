package io.slipway.portal.comparison.web;

import io.slipway.benchmarks.report.Comparison;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came out of a comparison, in short; the report has everything.
///
/// @param reliable false when two equal instances were found to differ
record ResultBody(String sentence, boolean reliable, List<VerdictBody> verdicts) {
    /// One candidate beside one baseline in one metric, by their labels.
    ///
    /// @param ratio candidate divided by baseline, with its 95 % interval; null when there were too few rounds
    record VerdictBody(
            String baseline,
            String candidate,
            Metric metric,
            Verdict verdict,
            @Nullable Double ratio,
            @Nullable Double low,
            @Nullable Double high,
            String sentence) {
        static VerdictBody of(Report report, Comparison comparison) {
            var estimate = comparison.estimate();
            return new VerdictBody(
                    report.target(comparison.baseline()).label(),
                    report.target(comparison.candidate()).label(),
                    comparison.metric(),
                    comparison.verdict(),
                    estimate == null ? null : estimate.ratio(),
                    estimate == null ? null : estimate.low(),
                    estimate == null ? null : estimate.high(),
                    comparison.sentence());
        }
    }

    static ResultBody of(Report report) {
        return new ResultBody(
                report.sentence(),
                report.reliable(),
                report.comparisons().stream()
                        .map(comparison -> VerdictBody.of(report, comparison))
                        .toList());
    }
}
