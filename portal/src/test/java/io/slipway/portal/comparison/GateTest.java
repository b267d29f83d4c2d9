package io.slipway.portal.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.benchmarks.report.Comparison;
import io.slipway.benchmarks.report.Estimate;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.Verdict;
import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a gate lets through; δ is 3 %.
class GateTest {
    private static final Gate MEDIAN = new Gate(Metric.P50);
    private static final Gate THROUGHPUT = new Gate(Metric.THROUGHPUT);
    private static final ComparisonSnapshot DONE = ComparisonFixture.succeeded().snapshot();

    @Test
    void isOpenWhenTheWorseEndOfTheIntervalLiesWithinTheThreshold() {
        assertOpen(MEDIAN, found("new", Metric.P50, Verdict.FASTER, 0.75, 0.9));
        assertOpen(MEDIAN, found("new", Metric.P50, Verdict.NO_MEANINGFUL_DIFFERENCE, 0.98, 1.02));
        assertOpen(MEDIAN, found("new", Metric.P50, Verdict.NO_DIFFERENCE_DETECTED, 0.90, 1.03));
    }

    @Test
    void isClosedWhenNoDifferenceWasDetectedButOneMayBeThere() {
        var closed = closed(MEDIAN, found("new", Metric.P50, Verdict.NO_DIFFERENCE_DETECTED, 0.98, 1.042));

        assertThat(closed)
                .hasMessage("new may be up to 4.2 % slower than old on p50, where 3.0 % are let through;"
                        + " more rounds tell.");
        assertThat(closed.properties())
                .containsEntry("verdicts", Map.of("new", "no difference detected"))
                .containsEntry("metric", "p50")
                .containsEntry("comparison", DONE.id());
    }

    @Test
    void isClosedToWhatIsSlowerHoweverLittleItIsSure() {
        assertThat(closed(MEDIAN, found("new", Metric.P50, Verdict.SLOWER, 1.031, 1.2)))
                .hasMessage("new: slower.");
    }

    @Test
    void isClosedToWhatCouldNotBeComparedEvenWithAGoodInterval() {
        assertThat(closed(MEDIAN, found("new", Metric.P50, Verdict.NOT_COMPARABLE, 0.9, 0.95)))
                .hasMessage("new: not comparable.");
        assertThat(closed(MEDIAN, found("new", Metric.P50, Verdict.NOT_COMPARABLE, null)))
                .hasMessage("new: not comparable.");
    }

    @Test
    void takesTheLowerEndForTheWorseOneWhereMoreIsBetter() {
        assertOpen(THROUGHPUT, found("new", Metric.THROUGHPUT, Verdict.NO_DIFFERENCE_DETECTED, 0.98, 1.2));
        assertThat(closed(THROUGHPUT, found("new", Metric.THROUGHPUT, Verdict.NO_DIFFERENCE_DETECTED, 0.80, 1.01)))
                .hasMessageStartingWith("new may be up to 25.0 % slower than old on throughput");
    }

    @Test
    void everyCandidateHasToPassAndOnlyThoseThatDoNotAreNamed() {
        var closed = closed(
                MEDIAN,
                found("good", Metric.P50, Verdict.FASTER, 0.8, 0.9),
                found("bad", Metric.P50, Verdict.SLOWER, 1.1, 1.2),
                found("open", Metric.P50, Verdict.NO_DIFFERENCE_DETECTED, 0.9, 1.1));

        assertThat(closed.properties())
                .containsEntry("verdicts", Map.of("bad", "slower", "open", "no difference detected"));
    }

    @Test
    void looksAtItsOwnMetricAndAtTheBaselineAlone() {
        assertOpen(
                MEDIAN,
                found("new", Metric.P50, Verdict.FASTER, 0.8, 0.9),
                found("new", Metric.P99, Verdict.SLOWER, 1.5, 1.9),
                between("new", "third", Metric.P50, Verdict.SLOWER, new Estimate(1.5, 1.4, 1.6, 0.001, 0.001, 0.02)));
    }

    @Test
    void isClosedWhereNothingWasComparedOnItsMetric() {
        assertThat(closed(new Gate(Metric.P90), found("new", Metric.P50, Verdict.FASTER, 0.8, 0.9)))
                .hasMessageContaining("lets nothing through: nothing was compared on p90");
    }

    @Test
    void isClosedWithoutAReport() {
        var measuring = ComparisonFixture.measuring().snapshot();

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> MEDIAN.check(measuring, null))
                .withMessageContaining("it has not ended yet")
                .satisfies(closed -> assertThat(closed.properties()).containsEntry("comparison", measuring.id()));
    }

    @Test
    void isReadByTheWordsOfTheMetrics() {
        assertThat(Gate.of("p50")).isEqualTo(MEDIAN);
        assertThat(Gate.of("throughput")).isEqualTo(THROUGHPUT);
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> Gate.of("P51"));
    }

    private static void assertOpen(Gate gate, Comparison... found) {
        assertThatCode(() -> gate.check(DONE, report(found))).doesNotThrowAnyException();
    }

    private static ConflictException closed(Gate gate, Comparison... found) {
        return catchThrowableOfType(ConflictException.class, () -> gate.check(DONE, report(found)));
    }

    private static Report report(Comparison... found) {
        var targets = Stream.concat(Stream.of("old"), Stream.of(found).map(Comparison::candidate))
                .distinct()
                .map(id -> ReportHands.measured(id, 500, Map.of()))
                .toList();
        return ReportHands.report(targets, List.of(found));
    }

    private static Comparison found(String candidate, Metric metric, Verdict verdict, double low, double high) {
        return found(candidate, metric, verdict, new Estimate(Math.sqrt(low * high), low, high, 0.04, 0.04, 0.05));
    }

    private static Comparison found(String candidate, Metric metric, Verdict verdict, @Nullable Estimate estimate) {
        return between("old", candidate, metric, verdict, estimate);
    }

    private static Comparison between(
            String baseline, String candidate, Metric metric, Verdict verdict, @Nullable Estimate estimate) {
        var sentence = candidate + ": " + verdict.words() + ".";
        return new Comparison(baseline, candidate, metric, verdict, estimate, 0.03, 60, 1, sentence, List.of());
    }
}
