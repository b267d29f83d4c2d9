package io.slipway.benchmarks.stats;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/// Visits made of numbers instead of measurements.
public final class Samples {
    private Samples() {}

    /// A visit of `requests` requests, spread by ±20 % around a time.
    public static Sample around(double micros, int requests) {
        var counts = new TreeMap<Long, Long>();
        for (int i = 0; i < requests; i++) {
            double share = requests == 1 ? 0.5 : (double) i / (requests - 1);
            counts.merge(Math.round(micros * 1_000 * (0.8 + 0.4 * share)), 1L, Long::sum);
        }
        return new Sample(Latencies.of(counts), requests, Math.round(micros * 1_000 * requests));
    }

    /// Visits whose centres scatter around `micros` with a standard deviation of the logarithm of `noise`.
    public static List<Sample> noisy(long seed, int visits, double micros, double noise, int requests) {
        var random = new SplittableRandom(seed);
        return DoubleStream.generate(random::nextGaussian)
                .limit(visits)
                .mapToObj(g -> around(micros * Math.exp(noise * g), requests))
                .toList();
    }
}
