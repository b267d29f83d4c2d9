package io.slipway.portal.comparison.across;

import static io.slipway.portal.comparison.across.Runs.conditions;
import static io.slipway.portal.comparison.across.Runs.ratio;
import static io.slipway.portal.comparison.across.Runs.rebuilt;
import static io.slipway.portal.comparison.across.Runs.run;
import static io.slipway.portal.comparison.across.Runs.running;
import static io.slipway.portal.comparison.across.Runs.target;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.benchmarks.report.Metric;
import io.slipway.portal.comparison.across.LatencyTrend.Missing;
import io.slipway.portal.comparison.across.LatencyTrend.Point;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The script has the revisions 1 to 4 with the contents `a` to `d`; δ is 3 %, which is 0.0296 as a logarithm.
class TrendReadingTest {
    private static final Map<Integer, String> REVISIONS = Map.of(1, "file-a", 2, "file-b", 3, "file-c", 4, "file-d");

    @Test
    void everyMeasuredRevisionIsHeldAgainstTheAnchor() {
        var trend = trend(2, run(ratio("b", "c", 0.1, 0.04, 0.08)), run(ratio("a", "b", 0.4, 0.03, 0.06)));

        assertThat(trend.points()).extracting(Point::revision).containsExactly(1, 2, 3);
        assertThat(log(trend, 1)).isCloseTo(-0.4, within(1e-12));
        assertThat(log(trend, 2)).isZero();
        assertThat(log(trend, 3)).isCloseTo(0.1, within(1e-12));
        assertThat(trend.missing()).isEmpty();
        assertThat(trend.unmeasured()).containsExactly(4);
    }

    @Test
    void aStepIsMarkedWhereItsWholeIntervalIsOutsideOfWhatDoesNotMatter() {
        var trend = trend(
                1,
                run(ratio("a", "b", 0.10, 0.05, 0.05)),
                run(ratio("b", "c", 0.10, 0.08, 0.05)),
                run(ratio("c", "d", -0.10, 0.05, 0.06)));

        assertThat(trend.changes()).extracting(Point::revision).containsExactly(2, 4);
        var change = requireNonNull(trend.point(4).orElseThrow().change());
        assertThat(change.since()).isEqualTo(3);
        assertThat(Math.log(change.ratio().ratio())).isCloseTo(-0.1, within(1e-12));
    }

    @Test
    void aStepIsReadFromTheRunThatHasBothAndNotFromTheirWaysToTheAnchor() {
        // Both are 0.3 ± 0.2 beside the anchor; beside each other they differ by 0.05 ± 0.01.
        var trend = trend(
                1,
                run(ratio("b", "c", 0.05, 0.01, 0.01)),
                run(ratio("a", "c", 0.3, 0.2, 0.2)),
                run(ratio("a", "b", 0.3, 0.2, 0.2)));

        var change = requireNonNull(trend.point(3).orElseThrow().change());
        assertThat(Math.log(change.ratio().ratio())).isCloseTo(0.05, within(1e-12));
        assertThat(change.reports()).hasSize(1);
    }

    @Test
    void whatRunsCalledADifferenceIsTheLeastThatIsMarked() {
        var trend = new TrendReading(REVISIONS, List.of(run(ratio("a", "b", 0.025, 0.001, 0.001))))
                .trend(new TrendAnchor(1, "chosen"), Metric.P50, 0.01);

        assertThat(trend.changes()).isEmpty(); // the run's own δ was 3 %
    }

    @Test
    void aRevisionWithoutAWayToTheAnchorIsNamedWithTheReason() {
        var apart = run(ratio("c", "d", 0.1, 0.01, 0.01));

        var trend = trend(1, run(ratio("a", "b", 0.1, 0.01, 0.01)), apart);

        assertThat(trend.points()).extracting(Point::revision).containsExactly(1, 2);
        assertThat(trend.missing()).extracting(Missing::revision).containsExactly(3, 4);
        assertThat(trend.missing().getFirst().why())
                .isEqualTo("no run has it beside revision 1, nor beside anything that a run has beside that");
        assertThat(trend.missing().getFirst().report()).isEqualTo(apart.report());
    }

    @Test
    void runsUnderOtherConditionsAreNotJoined() {
        var trend = trend(
                1,
                run(ratio("a", "b", 0.1, 0.01, 0.01)),
                run(conditions("payload 2"), true, ratio("a", "c", 0.1, 0.01, 0.01)));

        assertThat(why(trend, 3)).isEqualTo("it was measured under other conditions: payload differs");
    }

    @Test
    void aRunThatFailedItsControlSaysNothing() {
        var trend = trend(
                1, run(ratio("a", "b", 0.1, 0.01, 0.01)), run(Runs.USUAL, false, ratio("a", "c", 0.1, 0.01, 0.01)));

        assertThat(why(trend, 3)).isEqualTo("every run that has it failed its own control");
    }

    @Test
    void aContainerThatOthersUseSaysNothing() {
        var trend =
                trend(1, run(ratio("a", "b", 0.1, 0.01, 0.01)), run(ratio(target("a"), running("c"), 0.1, 0.01, 0.01)));

        assertThat(why(trend, 3)).startsWith("it was measured only in a running container");
    }

    @Test
    void anAnchorThatWasBuiltAgainIsAnotherThing() {
        var trend =
                trend(1, run(ratio("a", "b", 0.1, 0.01, 0.01)), run(ratio(rebuilt("a"), target("c"), 0.1, 0.01, 0.01)));

        assertThat(why(trend, 3)).contains("another image of revision 1");
    }

    @Test
    void anAnchorThatNobodyMeasuredLeavesNothingComparable() {
        var trend = trend(4, run(ratio("a", "b", 0.1, 0.01, 0.01)));

        assertThat(trend.points()).isEmpty();
        assertThat(trend.missing()).extracting(Missing::revision).containsExactly(1, 2);
        assertThat(why(trend, 1)).contains("revision 4");
    }

    @Test
    void equalContentsShareTheirMeasurements() {
        var twice = Map.of(1, "file-a", 2, "file-b", 3, "file-a");

        var trend = new TrendReading(twice, List.of(run(ratio("a", "b", 0.1, 0.01, 0.01))))
                .trend(new TrendAnchor(1, "chosen"), Metric.P50, 0.03);

        assertThat(trend.points()).extracting(Point::revision).containsExactly(1, 2, 3);
        assertThat(log(trend, 3)).isZero();
        assertThat(trend.changes()).extracting(Point::revision).containsExactly(2, 3);
    }

    private static LatencyTrend trend(int anchor, MeasuredRun... runs) {
        return new TrendReading(REVISIONS, List.of(runs)).trend(new TrendAnchor(anchor, "chosen"), Metric.P50, 0.03);
    }

    private static double log(LatencyTrend trend, int revision) {
        return Math.log(trend.point(revision).orElseThrow().toAnchor().ratio().ratio());
    }

    private static String why(LatencyTrend trend, int revision) {
        return trend.missing().stream()
                .filter(missing -> missing.revision() == revision)
                .map(Missing::why)
                .findFirst()
                .orElseThrow();
    }
}
