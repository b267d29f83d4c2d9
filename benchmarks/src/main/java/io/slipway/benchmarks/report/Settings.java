package io.slipway.benchmarks.report;

import org.jspecify.annotations.Nullable;

/// The numbers a run was made with.
///
/// @param roundsDone fewer than `rounds` when the run ended early
/// @param visitMillis as measured; longer than planned when a model was slow
/// @param threshold what the user called meaningful, 0.03 = 3 %
/// @param probeCpu the core the probe was pinned to, null where it ran anywhere
public record Settings(
        String preset,
        int rounds,
        int roundsDone,
        int forks,
        int visitMillis,
        long seed,
        double threshold,
        @Nullable Integer probeCpu,
        String payloadContentType,
        long payloadBytes,
        String payloadSha256) {}
