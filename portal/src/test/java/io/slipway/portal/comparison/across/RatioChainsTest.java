package io.slipway.portal.comparison.across;

import static io.slipway.portal.comparison.across.Runs.ratio;
import static io.slipway.portal.comparison.across.Runs.rebuilt;
import static io.slipway.portal.comparison.across.Runs.run;
import static io.slipway.portal.comparison.across.Runs.running;
import static io.slipway.portal.comparison.across.Runs.target;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.benchmarks.report.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatioChainsTest {
    @Test
    void whatOneRunHasMeasuredTogetherIsTakenAsItIs() {
        var run = run(ratio("a", "b", 0.2, 0.03, 0.04));

        var chain = chain(List.of(run), "a", "b");

        assertThat(chain.direct()).isTrue();
        assertThat(chain.reports()).containsExactly(run.report());
        assertThat(chain.via()).isEmpty();
        assertLog(chain, 0.2, 0.03, 0.04);
    }

    @Test
    void seenFromTheOtherSideItIsTurned() {
        assertLog(chain(List.of(run(ratio("a", "b", 0.2, 0.03, 0.04))), "b", "a"), -0.2, 0.04, 0.03);
    }

    @Test
    void twoRunsAreJoinedByWhatBothHaveAndTheIntervalWidens() {
        var newer = run(ratio("b", "c", 0.1, 0.04, 0.08));
        var older = run(ratio("a", "b", 0.4, 0.03, 0.06));

        var chain = chain(List.of(newer, older), "a", "c");

        assertThat(chain.reports()).containsExactly(older.report(), newer.report());
        assertThat(chain.via()).containsExactly("the b");
        assertLog(chain, 0.5, 0.05, 0.10);
    }

    @Test
    void aRunThatHasBothIsPreferredToAnyDetourHoweverNarrow() {
        var direct = run(ratio("a", "c", 0.9, 0.5, 0.5));
        var chain = chain(
                List.of(run(ratio("a", "b", 0.1, 0.01, 0.01)), run(ratio("b", "c", 0.1, 0.01, 0.01)), direct),
                "a",
                "c");

        assertThat(chain.reports()).containsExactly(direct.report());
    }

    @Test
    void ofSeveralRunsThatHaveBothTheNewestCounts() {
        var newest = run(ratio("a", "b", 0.3, 0.2, 0.2));

        assertThat(chain(List.of(newest, run(ratio("a", "b", 0.1, 0.01, 0.01))), "a", "b")
                        .reports())
                .containsExactly(newest.report());
    }

    @Test
    void ofTwoDetoursOfTheSameLengthTheNarrowerCounts() {
        var chain = chain(
                List.of(
                        run(ratio("a", "wide", 0.1, 0.2, 0.2)),
                        run(ratio("wide", "c", 0.1, 0.2, 0.2)),
                        run(ratio("a", "narrow", 0.1, 0.01, 0.01)),
                        run(ratio("narrow", "c", 0.1, 0.01, 0.01))),
                "a",
                "c");

        assertThat(chain.via()).containsExactly("the narrow");
    }

    @Test
    void runsWithNothingInCommonSayNothingTogether() {
        var chains = new RatioChains(
                List.of(run(ratio("a", "b", 0.1, 0.01, 0.01)), run(ratio("c", "d", 0.1, 0.01, 0.01))), Metric.P50);

        assertThat(chains.from("image-a")).containsOnlyKeys("image-a", "image-b");
    }

    @Test
    void aRunIsNotUsedTwice() {
        var chains = new RatioChains(
                List.of(run(ratio("a", "b", 0.1, 0.01, 0.01), ratio("b", "c", 0.1, 0.01, 0.01))), Metric.P50);

        assertThat(chains.from("image-a")).doesNotContainKey("image-c");
    }

    @Test
    void whatWasBuiltAgainJoinsNothing() {
        var chains = new RatioChains(
                List.of(run(ratio("a", "b", 0.1, 0.01, 0.01)), run(ratio(rebuilt("b"), target("c"), 0.1, 0.01, 0.01))),
                Metric.P50);

        assertThat(chains.from("image-a")).doesNotContainKey("image-c");
    }

    @Test
    void whatOthersMayHaveUsedMeanwhileIsLeftOut() {
        var chains = new RatioChains(List.of(run(ratio(target("a"), running("b"), 0.1, 0.01, 0.01))), Metric.P50);

        assertThat(chains.from("image-a")).containsOnlyKeys("image-a");
    }

    private static RatioChain chain(List<MeasuredRun> runs, String from, String to) {
        var chains = new RatioChains(runs, Metric.P50).from("image-" + from);
        return requireNonNull(chains.get("image-" + to));
    }

    private static void assertLog(RatioChain chain, double log, double below, double above) {
        var ratio = chain.ratio();
        assertThat(Math.log(ratio.ratio())).isCloseTo(log, within(1e-12));
        assertThat(Math.log(ratio.ratio() / ratio.low())).isCloseTo(below, within(1e-12));
        assertThat(Math.log(ratio.high() / ratio.ratio())).isCloseTo(above, within(1e-12));
    }
}
