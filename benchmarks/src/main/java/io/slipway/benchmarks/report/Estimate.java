package io.slipway.benchmarks.report;

/// How a candidate relates to its baseline: "the candidate is `ratio` × the baseline".
///
/// @param ratio Hodges–Lehmann estimate over the pairs of blocks
/// @param low lower end of the 95 % interval
/// @param high upper end of the 95 % interval
/// @param p two-sided Wilcoxon signed-rank
/// @param holmP the same, adjusted for every pair and metric that the report shows
/// @param detectable the smallest difference that this run would have found four times out of five, 0.04 = 4 %
public record Estimate(double ratio, double low, double high, double p, double holmP, double detectable) {}
