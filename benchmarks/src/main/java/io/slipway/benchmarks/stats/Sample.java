package io.slipway.benchmarks.stats;

import java.util.Collection;

/// What one target did in a visit, or in several put together.
///
/// @param requests measured by the operation count, since the histogram may hold only a part of fast ones
/// @param busyNanos from the first request to the end of the last
public record Sample(Latencies latencies, long requests, long busyNanos) {

    /// A visit that gave no answer.
    public static final Sample NOTHING = new Sample(Latencies.NONE, 0, 0);

    public boolean isEmpty() {
        return requests == 0 || latencies.isEmpty() || busyNanos == 0;
    }

    public double throughputPerSecond() {
        return busyNanos == 0 ? 0 : requests * 1e9 / busyNanos;
    }

    /// Several visits put together.
    public static Sample merge(Collection<Sample> parts) {
        return new Sample(
                Latencies.merge(parts.stream().map(Sample::latencies).toList()),
                parts.stream().mapToLong(Sample::requests).sum(),
                parts.stream().mapToLong(Sample::busyNanos).sum());
    }
}
