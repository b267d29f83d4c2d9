package io.slipway.benchmarks.report;

import io.slipway.benchmarks.stats.Sample;
import java.util.Map;

/// One visit as it was measured: what the analysis starts from.
///
/// @param sample [Sample#NOTHING] when the target was lost on the way
/// @param requests errors included
/// @param load one-minute load average at the start
/// @param stealMillis time taken away by the hypervisor since boot, at the start
public record MeasuredVisit(
        int round,
        int fork,
        String target,
        int instance,
        long startMillis,
        Sample sample,
        long requests,
        long errors,
        long reconnects,
        Map<String, Long> statuses,
        String responseSha256,
        long responseBytes,
        double load,
        long stealMillis) {
    /// The same visit as part of another round.
    public MeasuredVisit inRound(int other) {
        return new MeasuredVisit(
                other,
                fork,
                target,
                instance,
                startMillis,
                sample,
                requests,
                errors,
                reconnects,
                statuses,
                responseSha256,
                responseBytes,
                load,
                stealMillis);
    }
}
