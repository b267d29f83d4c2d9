package io.slipway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictRuleTest {
    private static final double DELTA = 0.03;

    @Test
    void significantAndLargeEnoughIsADifference() {
        assertThat(latency(1.12, 1.09, 1.15, 0.0004)).isEqualTo(Verdict.SLOWER);
        assertThat(latency(0.88, 0.85, 0.91, 0.0004)).isEqualTo(Verdict.FASTER);
    }

    @Test
    void moreThroughputIsFaster() {
        assertThat(throughput(1.12, 1.09, 1.15, 0.0004)).isEqualTo(Verdict.FASTER);
        assertThat(throughput(0.88, 0.85, 0.91, 0.0004)).isEqualTo(Verdict.SLOWER);
    }

    @Test
    void significantButSmallerThanDeltaMakesNoDifference() {
        assertThat(latency(1.02, 1.015, 1.025, 0.0001)).isEqualTo(Verdict.NO_MEANINGFUL_DIFFERENCE);
        assertThat(latency(1.02, 1.005, 1.035, 0.001)).isEqualTo(Verdict.NO_DIFFERENCE_DETECTED);
    }

    @Test
    void anIntervalInsideTheBandIsAPositiveFinding() {
        assertThat(latency(1.0, 0.98, 1.02, 0.9)).isEqualTo(Verdict.NO_MEANINGFUL_DIFFERENCE);
    }

    @Test
    void anIntervalThatReachesOutOfTheBandDecidesNothing() {
        assertThat(latency(1.01, 0.99, 1.04, 0.2)).isEqualTo(Verdict.NO_DIFFERENCE_DETECTED);
        assertThat(latency(1.2, 0.9, 1.6, 0.2)).isEqualTo(Verdict.NO_DIFFERENCE_DETECTED);
    }

    @Test
    void theLimitsThemselvesCount() {
        assertThat(latency(1.03, 1.01, 1.05, 0.049)).isEqualTo(Verdict.SLOWER);
        assertThat(latency(1.03, 1.01, 1.05, 0.05)).isEqualTo(Verdict.NO_DIFFERENCE_DETECTED);
    }

    private static Verdict latency(double ratio, double low, double high, double holmP) {
        return VerdictRule.judge(Metric.P50, new Estimate(ratio, low, high, holmP, holmP, 0.02), DELTA);
    }

    private static Verdict throughput(double ratio, double low, double high, double holmP) {
        return VerdictRule.judge(Metric.THROUGHPUT, new Estimate(ratio, low, high, holmP, holmP, 0.02), DELTA);
    }
}
