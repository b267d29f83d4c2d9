package io.slipway.benchmarks.report;

import org.jspecify.annotations.Nullable;

/// One visit to one target, in the order in which they happened.
///
/// @param sequence from 1, over the whole run
/// @param round from 1, over the whole run
/// @param fork from 1
/// @param target id
/// @param instance from 1
/// @param startMillis since the run began
/// @param p50Micros null when no request was answered
public record Visit(
        int sequence,
        int round,
        int fork,
        String target,
        int instance,
        long startMillis,
        long requests,
        long errors,
        @Nullable Double p50Micros,
        @Nullable Double p90Micros,
        @Nullable Double p99Micros,
        @Nullable Double meanMicros,
        double throughputPerSecond) {}
