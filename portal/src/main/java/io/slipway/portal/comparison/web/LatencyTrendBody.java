package io.slipway.portal.comparison.web;

import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.stats.RatioInterval;
import io.slipway.portal.comparison.across.LatencyTrend;
import io.slipway.portal.comparison.across.RatioChain;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A trend over the wire: ratios to the anchor, by metric.
///
/// @param anchor null when nothing was measured
/// @param unmeasured revisions that no report has
record LatencyTrendBody(
        String script,
        @Nullable Integer anchor,
        @Nullable String anchorBecause,
        double delta,
        List<MetricBody> metrics,
        List<Integer> unmeasured) {
    record MetricBody(Metric metric, List<PointBody> points, List<MissingBody> notComparable) {
        static MetricBody of(LatencyTrend trend) {
            return new MetricBody(
                    trend.metric(),
                    trend.points().stream().map(PointBody::of).toList(),
                    trend.missing().stream()
                            .map(missing -> new MissingBody(missing.revision(), missing.why(), missing.report()))
                            .toList());
        }
    }

    /// @param ratio the revision takes so many times as long as the anchor, with its 95 % interval
    /// @param reports the runs that say so, the anchor's first; more than one were joined
    /// @param via what neighbouring runs have in common
    /// @param change from the point before, when its whole interval lies outside 1 ± δ
    record PointBody(
            int revision,
            double ratio,
            double low,
            double high,
            List<UUID> reports,
            List<String> via,
            @Nullable ChangeBody change) {
        static PointBody of(LatencyTrend.Point point) {
            RatioChain chain = point.toAnchor();
            var ratio = chain.ratio();
            return new PointBody(
                    point.revision(),
                    ratio.ratio(),
                    ratio.low(),
                    ratio.high(),
                    chain.reports(),
                    chain.via(),
                    ChangeBody.of(point.change()));
        }
    }

    /// @param since the revision of the point before
    record ChangeBody(int since, double ratio, double low, double high, double delta, List<UUID> reports) {
        static @Nullable ChangeBody of(LatencyTrend.@Nullable Change change) {
            if (change == null) {
                return null;
            }
            RatioInterval ratio = change.ratio();
            return new ChangeBody(
                    change.since(), ratio.ratio(), ratio.low(), ratio.high(), change.delta(), change.reports());
        }
    }

    /// @param report the newest one that has the revision
    record MissingBody(int revision, String why, UUID report) {}

    static LatencyTrendBody of(String script, List<LatencyTrend> trends) {
        var first = trends.getFirst();
        var anchor = first.anchor();
        return new LatencyTrendBody(
                script,
                anchor == null ? null : anchor.revision(),
                anchor == null ? null : anchor.why(),
                first.delta(),
                trends.stream().map(MetricBody::of).toList(),
                first.unmeasured());
    }
}
