package io.slipway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.benchmarks.plan.Target.Role;
import io.slipway.benchmarks.plan.TargetFacts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalysisTest {
    @Test
    void aSlowerTargetIsCalledSlowerWithRatioAndInterval() {
        Report report = MeasuredVisits.of(200).target("a", 500).target("b", 560).report();

        Comparison p50 = comparison(report, "b", Metric.P50);
        assertThat(p50.verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(estimate(p50).ratio()).isCloseTo(1.12, within(0.02));
        assertThat(estimate(p50).low()).isBetween(1.09, estimate(p50).ratio());
        assertThat(estimate(p50).high()).isBetween(estimate(p50).ratio(), 1.15);
        assertThat(estimate(p50).holmP()).isGreaterThanOrEqualTo(estimate(p50).p());
        assertThat(p50.sentence())
                .matches("b is 1\\d % slower on p50 \\(95 % CI .*–1\\d %, 200 rounds, Holm p < 0.0001\\)\\.");
        assertThat(comparison(report, "b", Metric.THROUGHPUT).verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(report.sentence())
                .startsWith("Compared with a, b is 1")
                .contains("% slower", "A typical answer took: a ");
    }

    @Test
    void equalTargetsShowNoMeaningfulDifferenceWhenTheRunIsLongEnough() {
        Report report = MeasuredVisits.of(600).target("a", 500).target("b", 500).report();

        assertThat(comparison(report, "b", Metric.P50).verdict()).isEqualTo(Verdict.NO_MEANINGFUL_DIFFERENCE);
        assertThat(comparison(report, "b", Metric.P50).sentence()).contains("all within ±3.0 %");
    }

    @Test
    void equalTargetsInAShortNoisyRunAreUndecided() {
        Report report = MeasuredVisits.of(20)
                .noise(0.2)
                .target("a", 500)
                .target("b", 500)
                .report();

        Comparison p50 = comparison(report, "b", Metric.P50);
        assertThat(p50.verdict()).isEqualTo(Verdict.NO_DIFFERENCE_DETECTED);
        assertThat(p50.sentence()).contains("95 % CI", "this run could have seen");
        assertThat(estimate(p50).detectable()).isGreaterThan(0.1);
    }

    @Test
    void everyPairAndMetricIsComparedAndCorrectedTogether() {
        Report report = MeasuredVisits.of(100)
                .target("a", 500)
                .target("b", 520)
                .target("c", 900)
                .report();

        assertThat(report.comparisons()).hasSize(12);
        assertThat(report.comparisons())
                .filteredOn(c -> c.metric() == Metric.P50)
                .extracting(c -> c.baseline() + c.candidate())
                .containsExactly("ab", "ac", "bc");
    }

    @Test
    void fewerThanTenPairsGiveNoVerdict() {
        Report report = MeasuredVisits.of(60).target("a", 500).target("b", 700).report();

        Comparison p99 = comparison(report, "b", Metric.P99); // 1,000 requests are seven visits
        assertThat(p99.pairs()).isEqualTo(8);
        assertThat(p99.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(p99.sentence()).contains("only 8 pairs of blocks with 1,000 requests each");
    }

    @Test
    void moreThanOnePercentOfErrorsIsNotComparable() {
        Report some = MeasuredVisits.of(60)
                .target("a", 500)
                .target("b", 500)
                .errors("b", 1)
                .report();
        Report many = MeasuredVisits.of(60)
                .target("a", 500)
                .target("b", 500)
                .errors("b", 2)
                .report();

        assertThat(comparison(some, "b", Metric.P50).verdict()).isNotEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(some.target("b").warnings()).anySatisfy(w -> assertThat(w).contains("60 of 9,000 requests failed"));
        assertThat(comparison(many, "b", Metric.P50).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(comparison(many, "b", Metric.P50).warnings()).contains("b failed in 120 of 9,000 requests");
    }

    @Test
    void aTargetLostInTheMiddleIsNotComparable() {
        Report report = MeasuredVisits.of(60)
                .target("a", 500)
                .target("b", 500)
                .lostFrom("b", 40)
                .report();

        assertThat(comparison(report, "b", Metric.P50).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(comparison(report, "b", Metric.P50).warnings()).contains("b was lost in 21 of 60 visits");
        assertThat(report.visits().getLast().p50Micros()).isNull();
    }

    @Test
    void aTargetThatNeverAnsweredHasNoTimes() {
        Report report = MeasuredVisits.of(20)
                .target("a", 500)
                .target("b", 500)
                .lostFrom("b", 1)
                .report();

        assertThat(report.target("b").latency()).isNull();
        assertThat(comparison(report, "b", Metric.P50).estimate()).isNull();
        assertThat(report.sentence()).contains("b is not comparable");
    }

    @Test
    void differentStatusesAreNotComparable() {
        Report report = MeasuredVisits.of(60)
                .target("a", 500)
                .target("b", 500)
                .status("b", "204")
                .report();

        assertThat(comparison(report, "b", Metric.P50).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(comparison(report, "b", Metric.P50).warnings()).contains("a answers with status 200, b with 204");
    }

    @Test
    void differentLimitsAreNotComparable() {
        Report report = MeasuredVisits.of(60)
                .target("a", Role.TARGET, 500, Map.of(TargetFacts.CPUS, "1.0"))
                .target("b", Role.TARGET, 500, Map.of(TargetFacts.CPUS, "2.0"))
                .report();

        assertThat(comparison(report, "b", Metric.P50).warnings())
                .contains("their limits differ: cpus is 1.0 for a and 2.0 for b");
    }

    @Test
    void aFloorAboveAFifthOfTheTargetIsNotComparable() {
        Report low = MeasuredVisits.of(60)
                .target("a", 500)
                .target("b", 600)
                .target("noop", Role.CONTROL_NOOP, 80, Map.of())
                .report();
        Report high = MeasuredVisits.of(60)
                .target("a", 500)
                .target("b", 600)
                .target("noop", Role.CONTROL_NOOP, 110, Map.of())
                .report();

        assertThat(comparison(low, "b", Metric.P50).verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(low.controls().floorP50Micros()).isCloseTo(80, within(3.0));
        assertThat(comparison(high, "b", Metric.P50).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(low.comparisons()).hasSize(4);
    }

    @Test
    void equalThingsCalledDifferentMakeTheReportUnreliable() {
        Report report = MeasuredVisits.of(200)
                .target("a", 500)
                .target("b", 900)
                .target("again", Role.CONTROL_REPEAT, 560, Map.of())
                .report();

        assertThat(report.reliable()).isFalse();
        assertThat(report.sentence()).startsWith("Unreliable:");
        assertThat(report.warnings().getFirst()).contains("two instances of a, which are equal");
        assertThat(report.comparisons()).extracting(Comparison::verdict).containsOnly(Verdict.NOT_COMPARABLE);
        assertThat(report.controls().repeatComparisons()).hasSize(4);
    }

    @Test
    void deltaIsTheNoiseFloorWhereThatIsLargerThanTheThreshold() {
        Report report = MeasuredVisits.of(200)
                .threshold(0.001)
                .noise(0.2)
                .target("a", 500)
                .target("b", 900)
                .target("again", Role.CONTROL_REPEAT, 500, Map.of())
                .report();

        Comparison repeated = report.controls().repeatComparisons().getFirst();
        double floor = Math.expm1(Math.abs(Math.log(estimate(repeated).ratio())));
        assertThat(report.reliable()).isTrue();
        assertThat(comparison(report, "b", Metric.P50).delta())
                .isGreaterThan(0.001)
                .isCloseTo(floor, within(1e-9));
    }

    @Test
    void falseAlarmsStayBelowFivePercentOverWholeReports() {
        long alarms = 0;
        for (int i = 0; i < 100; i++) {
            Report report = MeasuredVisits.of(60)
                    .threshold(0)
                    .seed(10L * i)
                    .target("a", 500)
                    .target("b", 500)
                    .report();
            alarms += report.comparisons().stream().anyMatch(c -> c.verdict().isDifference()) ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(10); // of 100 families at 5 %: more than 10 has probability 0.01
    }

    private static Comparison comparison(Report report, String candidate, Metric metric) {
        return report.comparisons().stream()
                .filter(c -> c.candidate().equals(candidate) && c.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    private static Estimate estimate(Comparison comparison) {
        Estimate estimate = comparison.estimate();
        if (estimate == null) {
            throw new AssertionError("no estimate: " + comparison.sentence());
        }
        return estimate;
    }
}
