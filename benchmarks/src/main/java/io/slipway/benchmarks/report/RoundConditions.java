package io.slipway.benchmarks.report;

/// How busy the machine was around one round.
///
/// @param loadBefore one-minute load average
/// @param stealMillis time the hypervisor took away during the round, all cores together
public record RoundConditions(int round, double loadBefore, double loadAfter, long stealMillis) {}
