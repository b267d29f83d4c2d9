package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.plan.WarmUp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Asks one instance until its median is steady: several windows in a row that differ by less than 5 %.
final class WarmUpLoop {
    private static final long WINDOW_NANOS = 50_000_000;
    private static final int WINDOW_REQUESTS = 3;
    private static final int FAILURES = 3;
    private static final int COMPARED = 3;
    private static final double STEADY = 0.05;

    private final Connection connection;
    private int failures;
    private int lastAnswer;

    WarmUpLoop(Connection connection) {
        this.connection = connection;
    }

    /// The median of the last windows in microseconds; NaN when it does not answer.
    double run(WarmUp bounds) {
        long start = System.nanoTime();
        var medians = new ArrayList<Double>();
        while (true) {
            double median = window();
            if (failures >= FAILURES) {
                return Double.NaN;
            }
            medians.add(median);
            long millis = (System.nanoTime() - start) / 1_000_000;
            if (millis >= bounds.maxMillis() || (millis >= bounds.minMillis() && isSteady(medians))) {
                return median(medians.subList(Math.max(0, medians.size() - COMPARED), medians.size()));
            }
        }
    }

    /// What came back last.
    int lastAnswer() {
        return lastAnswer;
    }

    private double window() {
        long start = System.nanoTime();
        var times = new ArrayList<Double>();
        for (long now = start;
                (now - start < WINDOW_NANOS || times.size() < WINDOW_REQUESTS) && failures < FAILURES; ) {
            lastAnswer = connection.exchange(null);
            long end = System.nanoTime();
            failures = Answer.isFailure(lastAnswer) ? failures + 1 : 0;
            times.add((end - now) / 1_000.0);
            now = end;
        }
        return median(times);
    }

    private static boolean isSteady(List<Double> medians) {
        int size = medians.size();
        if (size < 2 * COMPARED) {
            return false;
        }
        double now = median(medians.subList(size - COMPARED, size));
        double before = median(medians.subList(size - 2 * COMPARED, size - COMPARED));
        return Math.abs(now / before - 1) < STEADY;
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}
