package io.slipway.benchmarks.report;

import java.util.Map;

/// What a target did at one rate. Times are microseconds.
///
/// @param ratePerSecond what the plan asked for
/// @param offeredPerSecond what the schedule came to
/// @param achievedPerSecond good answers while the schedules lasted
/// @param due requests of all schedules
/// @param failed those without a good answer, unsent ones among them
/// @param unsent those that were never sent, since the ones before took too long
/// @param answers counts by HTTP status, or by how the request failed
/// @param p50Micros from the time a request was due to the end of its answer
/// @param serviceP50Micros from the time it was sent
/// @param p99LowMicros the smallest p99 of a round
/// @param p99HighMicros the largest p99 of a round
/// @param percentiles the distribution of the times from due to answered, as HdrHistogram prints it (`.hgrm`)
public record LoadPoint(
        String target,
        double ratePerSecond,
        double offeredPerSecond,
        double achievedPerSecond,
        long due,
        long failed,
        long unsent,
        Map<String, Long> answers,
        double p50Micros,
        double p90Micros,
        double p99Micros,
        double p999Micros,
        double maxMicros,
        double serviceP50Micros,
        double serviceP99Micros,
        double p99LowMicros,
        double p99HighMicros,
        String percentiles) {

    /// From here on a rate counts as kept up with; the rest is what is under way when a schedule ends.
    static final double KEPT_UP = 0.95;

    static final double FAILED_AT_MOST = 0.01;

    public LoadPoint {
        answers = Map.copyOf(answers);
    }

    /// Whether the target kept up: at least 95 % of what was offered came back well in time, and at most 1 % failed.
    public boolean isSustained() {
        return achievedPerSecond >= KEPT_UP * offeredPerSecond && failed <= FAILED_AT_MOST * due;
    }
}
