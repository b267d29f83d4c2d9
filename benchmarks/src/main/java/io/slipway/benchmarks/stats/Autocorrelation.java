package io.slipway.benchmarks.stats;

import java.util.Arrays;

/// Whether neighbours in a series resemble (or avoid) each other. On ranks, so that one outlier cannot hide it.
final class Autocorrelation {
    /// Two-sided 1 % point of the normal distribution.
    private static final double CRITICAL = 2.5758;

    private Autocorrelation() {}

    static boolean isSignificant(double[] series) {
        int n = series.length;
        // Under independence the coefficient has mean −1/n and standard deviation of about 1/√n.
        return n >= 4 && Math.abs(lagOne(series) + 1.0 / n) * Math.sqrt(n) > CRITICAL;
    }

    static double lagOne(double[] series) {
        double[] ranks = ranks(series);
        double mean = (ranks.length + 1) / 2.0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < ranks.length; i++) {
            squares += (ranks[i] - mean) * (ranks[i] - mean);
            if (i > 0) {
                products += (ranks[i] - mean) * (ranks[i - 1] - mean);
            }
        }
        return squares == 0 ? 0 : products / squares;
    }

    /// Ranks from 1; equal values share the mean of their ranks.
    private static double[] ranks(double[] series) {
        double[] sorted = series.clone();
        Arrays.sort(sorted);
        return Arrays.stream(series).map(value -> meanRank(sorted, value)).toArray();
    }

    private static double meanRank(double[] sorted, double value) {
        int first = Arrays.binarySearch(sorted, value);
        int last = first;
        while (first > 0 && sorted[first - 1] == value) {
            first--;
        }
        while (last + 1 < sorted.length && sorted[last + 1] == value) {
            last++;
        }
        return (first + last) / 2.0 + 1;
    }
}
