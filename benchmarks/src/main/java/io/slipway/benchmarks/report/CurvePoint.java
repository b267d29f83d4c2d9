package io.slipway.benchmarks.report;

/// A point of the curve "latency by percentile".
///
/// @param quantile from 0 to below 1; the usual axis is 1/(1−quantile), logarithmic
public record CurvePoint(double quantile, double micros) {}
