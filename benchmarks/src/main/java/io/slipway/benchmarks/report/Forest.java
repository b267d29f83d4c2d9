package io.slipway.benchmarks.report;

import java.util.List;
import java.util.Objects;

/// The axis of a forest plot of ratios: logarithmic, with 1 in the middle.
final class Forest {
    private static final double LEAST = Math.log(1.1);
    private static final double MOST = Math.log(20);

    private Forest() {}

    /// How far the axis goes to each side of 1, as a logarithm: to the farthest end of an interval or of ±δ.
    static double reach(List<Comparison> comparisons) {
        double intervals = comparisons.stream()
                .map(Comparison::estimate)
                .filter(Objects::nonNull)
                .mapToDouble(e -> Math.max(Math.abs(Math.log(e.low())), Math.abs(Math.log(e.high()))))
                .max()
                .orElse(0);
        double margins = comparisons.stream()
                .mapToDouble(c -> 2 * Math.log1p(c.delta()))
                .max()
                .orElse(0);
        return Math.clamp(1.08 * Math.max(intervals, margins), LEAST, MOST);
    }
}
