package io.slipway.portal.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a [Chart] draws. Times are microseconds.
public sealed interface ChartData {
    /// Which picture it is, for the browser.
    String kind();

    /// Ratios with their intervals over the band of what does not matter.
    record Forest(String kind, double threshold, List<ForestRow> rows) implements ChartData {
        public Forest(double threshold, List<ForestRow> rows) {
            this("forest", threshold, List.copyOf(rows));
        }
    }

    /// One comparison: the verdict decides the colour, the note stands beside the label.
    record ForestRow(String label, double ratio, double low, double high, String verdict, String note) {}

    /// Latency by percentile, one line per target.
    record Percentiles(String kind, List<Curve> series) implements ChartData {
        public Percentiles(List<Curve> series) {
            this("percentiles", List.copyOf(series));
        }
    }

    record Curve(String label, boolean control, List<Point> points) {}

    record Point(double quantile, double micros) {}

    /// The median of every round in the order of the run; null where a round gave none.
    record Rounds(String kind, List<Strip> series) implements ChartData {
        public Rounds(List<Strip> series) {
            this("rounds", List.copyOf(series));
        }
    }

    record Strip(String label, boolean control, List<@Nullable Double> values) {}
}
