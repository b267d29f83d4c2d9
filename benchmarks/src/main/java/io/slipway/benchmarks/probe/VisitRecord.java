package io.slipway.benchmarks.probe;

import java.util.Map;

/// What a fork notes about a visit beside JMH's histogram.
///
/// @param startedAt milliseconds of the epoch
/// @param complete false when the target was lost on the way: its times mean nothing then
/// @param lost failures on arrival, before anything was measured
/// @param busyNanos from the first measured request to the end of the last
/// @param requests as counted by the visit itself; belongs to `busyNanos`
/// @param load one-minute load average at the start
/// @param stealMillis time taken away by the hypervisor since boot, at the start
record VisitRecord(
        int round,
        String target,
        int instance,
        long startedAt,
        boolean complete,
        int lost,
        long requests,
        long busyNanos,
        Map<String, Long> statuses,
        long reconnects,
        String responseSha256,
        long responseBytes,
        double load,
        long stealMillis) {}
