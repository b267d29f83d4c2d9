package io.slipway.engine;

import java.time.Instant;

/// What a container has used up to one moment. All but memory and processes are sums since its start: what it uses per
/// second is the difference between two looks.
///
/// @param cpuNanos time on processors, summed over all of them
/// @param memoryBytes without what the kernel would give back at once
/// @param receivedBytes from all its networks
/// @param readBytes from disks, as far as the engine counts them
public record ContainerUsage(
        Instant at,
        long cpuNanos,
        long memoryBytes,
        long memoryLimitBytes,
        long receivedBytes,
        long sentBytes,
        long readBytes,
        long writtenBytes,
        long processes) {}
