package io.slipway.infra.bench;

/// What `wrk` measured in some seconds.
///
/// @param processorMicros of the server's processor time for each request
record Visit(double perSecond, double medianMillis, double p95Millis, long errors, double processorMicros) {}
