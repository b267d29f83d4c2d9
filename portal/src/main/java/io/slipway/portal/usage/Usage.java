package io.slipway.portal.usage;

import io.slipway.engine.ContainerUsage;
import java.time.Duration;
import java.time.Instant;

/// What a container used in the time up to one moment; per second where it is a flow.
///
/// @param cpus processors kept busy on average since the look before
/// @param memoryBytes without what the kernel would give back at once
public record Usage(
        Instant at,
        double cpus,
        long memoryBytes,
        long memoryLimitBytes,
        long receivedPerSecond,
        long sentPerSecond,
        long readPerSecond,
        long writtenPerSecond,
        long processes) {
    private static final double NANOS = 1e9;

    /// What was used between two looks. A container that was started anew in between counts from 0.
    static Usage between(ContainerUsage before, ContainerUsage now) {
        var seconds = Math.max(1e-3, Duration.between(before.at(), now.at()).toNanos() / NANOS);
        return new Usage(
                now.at(),
                perSecond(before.cpuNanos(), now.cpuNanos(), seconds) / NANOS,
                now.memoryBytes(),
                now.memoryLimitBytes(),
                Math.round(perSecond(before.receivedBytes(), now.receivedBytes(), seconds)),
                Math.round(perSecond(before.sentBytes(), now.sentBytes(), seconds)),
                Math.round(perSecond(before.readBytes(), now.readBytes(), seconds)),
                Math.round(perSecond(before.writtenBytes(), now.writtenBytes(), seconds)),
                now.processes());
    }

    private static double perSecond(long before, long now, double seconds) {
        return (now < before ? now : now - before) / seconds;
    }
}
