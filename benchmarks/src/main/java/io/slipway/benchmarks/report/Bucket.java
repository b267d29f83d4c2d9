package io.slipway.benchmarks.report;

/// How many requests took about this long.
public record Bucket(double micros, long count) {}
