package io.slipway.portal.comparison.web;

import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Verdict;
import io.slipway.benchmarks.stats.RatioInterval;
import io.slipway.portal.comparison.across.Conditions.Difference;
import io.slipway.portal.comparison.across.SideBySide;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Two reports of the same targets over the wire.
///
/// @param comparable false when something decisive differs in their conditions
record SideBySideBody(UUID first, UUID second, boolean comparable, List<Difference> differences, List<PairBody> pairs) {
    /// One pair in one metric.
    ///
    /// @param shift the second ratio divided by the first, with the 95 % interval of two independent runs
    /// @param disagree whether that whole interval lies outside 1 ± δ
    record PairBody(
            String baseline,
            String candidate,
            Metric metric,
            SaidBody first,
            SaidBody second,
            @Nullable RatioBody shift,
            double delta,
            boolean disagree) {
        static PairBody of(SideBySide.Row row) {
            return new PairBody(
                    row.baseline(),
                    row.candidate(),
                    row.metric(),
                    SaidBody.of(row.first()),
                    SaidBody.of(row.second()),
                    RatioBody.of(row.shift()),
                    row.delta(),
                    row.disagrees());
        }
    }

    /// What one report says.
    record SaidBody(Verdict verdict, @Nullable RatioBody ratio) {
        static SaidBody of(SideBySide.Said said) {
            return new SaidBody(said.verdict(), RatioBody.of(said.ratio()));
        }
    }

    record RatioBody(double ratio, double low, double high) {
        static @Nullable RatioBody of(@Nullable RatioInterval interval) {
            return interval == null ? null : new RatioBody(interval.ratio(), interval.low(), interval.high());
        }
    }

    static SideBySideBody of(UUID first, UUID second, SideBySide both) {
        return new SideBySideBody(
                first,
                second,
                !both.underOtherConditions(),
                both.differences(),
                both.rows().stream().map(PairBody::of).toList());
    }
}
