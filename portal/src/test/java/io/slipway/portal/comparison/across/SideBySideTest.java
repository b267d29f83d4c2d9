package io.slipway.portal.comparison.across;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.Verdict;
import io.slipway.portal.comparison.ReportHands;
import io.slipway.portal.comparison.across.Conditions.Difference;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void theSecondRatioIsDividedByTheFirstAndTheirUncertaintiesAddAsSquares() {
        var both = SideBySide.of(report("a", "b", 0.4, 0.03, 0.04, 1), report("a", "b", 0.5, 0.04, 0.03, 1));

        var row = both.rows().getFirst();
        var shift = requireNonNull(row.shift());
        assertThat(Math.log(shift.ratio())).isCloseTo(0.1, within(1e-12));
        // the lower end of the first is the upper one of its inverse
        assertThat(Math.log(shift.ratio() / shift.low())).isCloseTo(Math.hypot(0.04, 0.04), within(1e-12));
        assertThat(Math.log(shift.high() / shift.ratio())).isCloseTo(Math.hypot(0.03, 0.03), within(1e-12));
        assertThat(row.disagrees()).isTrue(); // from 0.043, and δ is 0.0296 as a logarithm
    }

    @Test
    void reportsThatMayBothBeRightDoNotDisagree() {
        var both = SideBySide.of(report("a", "b", 0.4, 0.1, 0.1, 1), report("a", "b", 0.5, 0.1, 0.1, 1));

        assertThat(both.rows().getFirst().disagrees()).isFalse();
    }

    @Test
    void aPairIsFoundInTheOtherOrderToo() {
        var both = SideBySide.of(report("a", "b", 0.4, 0.03, 0.04, 1), report("b", "a", -0.4, 0.04, 0.03, 1));

        var row = both.rows().getFirst();
        assertThat(row.second().verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(Math.log(requireNonNull(row.shift()).ratio())).isCloseTo(0, within(1e-12));
    }

    @Test
    void otherTargetsHaveNothingInCommon() {
        assertThat(SideBySide.of(report("a", "b", 0.4, 0.1, 0.1, 1), report("a", "c", 0.4, 0.1, 0.1, 1))
                        .rows())
                .isEmpty();
    }

    @Test
    void whatDiffersInTheConditionsIsNamedTheDecisiveThingsFirst() {
        var one = report("a", "b", 0.4, 0.1, 0.1, 1);
        var other = report("a", "b", 0.4, 0.1, 0.1, 2);

        assertThat(SideBySide.of(one, one).differences()).isEmpty();
        var both = SideBySide.of(one, other);
        assertThat(both.underOtherConditions()).isTrue();
        assertThat(both.differences())
                .extracting(Difference::what)
                .containsExactly("limit of processors", "processor", "engine");
        assertThat(both.differences().getFirst()).isEqualTo(new Difference("limit of processors", "1", "2", true));
    }

    private static Report report(
            String baseline, String candidate, double log, double below, double above, int machine) {
        return ReportHands.found(baseline, candidate, Metric.P50, log, below, above, machine);
    }
}
