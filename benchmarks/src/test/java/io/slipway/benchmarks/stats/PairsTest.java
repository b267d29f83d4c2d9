package io.slipway.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairsTest {
    private static final Quantity P50 = Quantity.quantile(0.5);

    @Test
    void everyRoundIsAPairWhereVisitsHoldEnoughRequests() {
        Pairs pairs = Pairs.of(Samples.noisy(1, 40, 500, 0.05, 150), Samples.noisy(2, 40, 550, 0.05, 150), P50);

        assertThat(pairs.count()).isEqualTo(40);
        assertThat(pairs.roundsPerBlock()).isEqualTo(1);
        assertThat(pairs.logRatios()[0]).isBetween(-0.3, 0.5);
    }

    @Test
    void roundsArePutTogetherUntilAQuantileRestsOnTenRequestsBeyondIt() {
        List<Sample> a = Samples.noisy(1, 100, 500, 0.05, 150);
        List<Sample> b = Samples.noisy(2, 100, 500, 0.05, 150);

        assertThat(Pairs.of(a, b, Quantity.quantile(0.9)).count()).isEqualTo(100); // 100 requests
        assertThat(Pairs.of(a, b, Quantity.quantile(0.99)).count()).isEqualTo(14); // 1,000 requests: 7 rounds
    }

    @Test
    void theSlowerSideDecidesHowManyRoundsMakeABlock() {
        List<Sample> fast = Samples.noisy(1, 60, 500, 0.05, 200);
        List<Sample> slow = Samples.noisy(2, 60, 50_000, 0.05, 5);

        Pairs pairs = Pairs.of(fast, slow, P50);

        assertThat(pairs.roundsPerBlock()).isEqualTo(4);
        assertThat(pairs.count()).isEqualTo(15);
    }

    @Test
    void aRoundWithoutAnAnswerCountsForNeither() {
        var a = new ArrayList<>(Samples.noisy(1, 30, 500, 0.05, 100));
        List<Sample> b = Samples.noisy(2, 30, 500, 0.05, 100);
        a.set(3, Sample.NOTHING);
        a.set(17, Sample.NOTHING);

        assertThat(Pairs.of(a, b, P50).count()).isEqualTo(28);
    }

    @Test
    void nothingAtAllGivesNoPairs() {
        List<Sample> silent = Collections.nCopies(30, Sample.NOTHING);

        assertThat(Pairs.of(silent, Samples.noisy(2, 30, 500, 0.05, 100), P50).count())
                .isZero();
    }

    @Test
    void blocksAreDoubledUntilNeighboursAreIndependent() {
        List<Sample> steady = Collections.nCopies(200, Samples.around(500, 100));
        List<Sample> drifting = IntStream.range(0, 200)
                .mapToObj(i -> Samples.around(500 * (1 + 0.1 * Math.sin(i / 3.0)), 100))
                .toList();

        Pairs pairs = Pairs.of(steady, drifting, P50);

        assertThat(pairs.coarsened()).isPositive();
        assertThat(pairs.count()).isLessThan(60);
    }

    @Test
    void theLogRatioIsThatOfCandidateToBaseline() {
        Pairs pairs = Pairs.of(
                Collections.nCopies(12, Samples.around(500, 100)),
                Collections.nCopies(12, Samples.around(600, 100)),
                P50);

        assertThat(Math.exp(pairs.logRatios()[5])).isCloseTo(1.2, within(0.002));
    }

    @Test
    void throughputIsRequestsByTime() {
        Pairs pairs = Pairs.of(
                Collections.nCopies(12, Samples.around(500, 100)),
                Collections.nCopies(12, Samples.around(1_000, 100)),
                Quantity.throughput());

        assertThat(Math.exp(pairs.logRatios()[0])).isCloseTo(0.5, within(0.001));
    }
}
