package io.slipway.infra.bench;

import java.util.Arrays;

/// Medians and percentiles of a few numbers.
final class Quantiles {
    private Quantiles() {}

    static double median(double[] values) {
        return at(values, 0.5);
    }

    /// Between two values, the one in proportion; NaN of none.
    static double at(double[] values, double share) {
        if (values.length == 0) {
            return Double.NaN;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        var place = share * (sorted.length - 1);
        var below = (int) Math.floor(place);
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
