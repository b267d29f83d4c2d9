package io.slipway.benchmarks.report;

/// All requests of one target, pooled: good for showing, never for deciding.
public record Latency(
        double p50Micros,
        double p90Micros,
        double p99Micros,
        double meanMicros,
        double minMicros,
        double maxMicros,
        double throughputPerSecond) {}
