package io.slipway.portal.comparison;

/// What came of a measurement.
///
/// @param sentence the result in plain words
/// @param document the whole report, as the benchmarks wrote it
record Measured(String sentence, String document) {}
