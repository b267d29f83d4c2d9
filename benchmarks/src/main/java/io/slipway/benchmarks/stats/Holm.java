package io.slipway.benchmarks.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Holm's step-down correction: keeps the chance of any false alarm in the whole family at the level of one test.
public final class Holm {
    private Holm() {}

    /// Adjusted p-values, in the order given.
    public static double[] adjust(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, p[order[rank]] * (p.length - rank)));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
