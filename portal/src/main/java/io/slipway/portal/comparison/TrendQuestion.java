package io.slipway.portal.comparison;

import io.slipway.benchmarks.report.Metric;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.RevisionSelector;
import org.jspecify.annotations.Nullable;

/// What somebody wants to know of a script's latency over its revisions.
///
/// @param anchor the revision that all others are held against; null for that with the tag `stable`, or the oldest
/// that was measured
/// @param delta smaller differences matter to nobody, 0.03 being 3 %
public record TrendQuestion(@Nullable RevisionSelector anchor, Metric metric, double delta) {
    public TrendQuestion {
        if (!(delta >= 0 && delta <= 1)) {
            throw new InvalidException("delta", "it is a share between 0 and 1; 0.03 means 3 %");
        }
    }

    /// @param anchor a number or a tag; empty for the usual one
    /// @param metric `p50`, `p90` or `p99`
    public static TrendQuestion of(String anchor, String metric, double delta) {
        return new TrendQuestion(anchor.isEmpty() ? null : RevisionSelector.parse(anchor), metric(metric), delta);
    }

    private static Metric metric(String word) {
        return switch (word) {
            case "p50" -> Metric.P50;
            case "p90" -> Metric.P90;
            case "p99" -> Metric.P99;
            default -> throw new InvalidException("metric", "it is p50, p90 or p99");
        };
    }
}
