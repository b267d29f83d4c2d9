package io.slipway.benchmarks.stats;

import java.util.function.ToDoubleFunction;

/// One number to compare two targets by, and how many requests it must rest on.
public record Quantity(ToDoubleFunction<Sample> value, long minRequests) {

    /// A quantile rests on at least 10/(1−q) requests: ten of them lie beyond it.
    public static Quantity quantile(double q) {
        return new Quantity(s -> s.latencies().quantileMicros(q), (long) Math.ceil(10 / (1 - q) - 1e-9));
    }

    public static Quantity throughput() {
        return new Quantity(Sample::throughputPerSecond, 20);
    }

    double of(Sample sample) {
        return value.applyAsDouble(sample);
    }
}
