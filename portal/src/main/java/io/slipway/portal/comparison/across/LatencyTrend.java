package io.slipway.portal.comparison.across;

import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.stats.RatioInterval;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One metric of a script over its revisions, as ratios to an anchor; never as times, since those of different runs
/// have nothing to do with each other.
///
/// @param anchor null when nothing was measured
/// @param delta smaller differences matter to nobody
/// @param points what can be told, by revision
/// @param missing what was measured and cannot be told, by revision
/// @param unmeasured revisions that no report has
public record LatencyTrend(
        Metric metric,
        @Nullable TrendAnchor anchor,
        double delta,
        List<Point> points,
        List<Missing> missing,
        List<Integer> unmeasured) {
    public LatencyTrend {
        points = List.copyOf(points);
        missing = List.copyOf(missing);
        unmeasured = List.copyOf(unmeasured);
    }

    /// A revision beside the anchor.
    ///
    /// @param change from the point before it, when that is real and matters
    public record Point(
            int revision, RatioChain toAnchor, @Nullable Change change) {}

    /// A step from one point to the next whose whole interval lies outside 1 ± δ.
    ///
    /// @param since the revision of the point before
    /// @param delta what the interval had to exceed: the trend's, or that of a run if it was larger
    public record Change(int since, RatioInterval ratio, double delta, List<UUID> reports) {
        public Change {
            reports = List.copyOf(reports);
        }
    }

    /// A revision that was measured and cannot be held against the anchor.
    ///
    /// @param report the newest one that has it
    public record Missing(int revision, String why, UUID report) {}

    /// The point of this revision.
    public Optional<Point> point(int revision) {
        return points.stream().filter(point -> point.revision() == revision).findFirst();
    }

    /// Where it changed.
    public List<Point> changes() {
        return points.stream().filter(point -> point.change() != null).toList();
    }
}
