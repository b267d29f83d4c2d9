package io.slipway.benchmarks.proof;

import io.slipway.benchmarks.stats.Latencies;

/// What others would say of the same requests. All take the request for the unit, as if each were a measurement of its
/// own.
///
/// @param tTest whether Welch's t-test over all requests calls them different at the 5 % level
/// @param jmh whether the two intervals that JMH prints (99.9 %, over all requests) lie apart
record Naive(boolean tTest, boolean jmh) {
    private static final double NORMAL_95 = 1.959964;
    private static final double NORMAL_999 = 3.290527;

    /// There are thousands of requests, so that the t distribution is the normal one.
    static Naive of(Latencies a, Latencies b) {
        var meanA = a.meanMicros();
        var meanB = b.meanMicros();
        var errorA = Math.sqrt(a.varianceMicros() / a.count());
        var errorB = Math.sqrt(b.varianceMicros() / b.count());
        var apart = Math.abs(meanA - meanB);
        return new Naive(apart > NORMAL_95 * Math.hypot(errorA, errorB), apart > NORMAL_999 * (errorA + errorB));
    }
}
