package io.slipway.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignedRankTest {
    /// Hollander & Wolfe, Nonparametric Statistical Methods (2nd ed. 1999), table 3.1: Hamilton depression scale of
    /// nine patients; the example of R's help page of `wilcox.test`. `wilcox.test(x, y, paired = TRUE,
    /// conf.int = TRUE)` prints V = 40, p-value = 0.03906; examples 3.3 and 3.4 of the book give the estimate 0.46
    /// and the interval 0.010 to 0.786.
    private static final double[] DEPRESSION = differences(
            new double[] {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30},
            new double[] {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29});

    /// Cross Validated, question 270889 ("How is the confidence interval built when executing the Wilcoxon test in
    /// R?"): `wilcox.test(dat, conf.int = T, correct = T, exact = F, conf.level = .99)` prints p-value = 0.0001419,
    /// interval 3.450018 to 5.499933, (pseudo)median 4.400028.
    private static final double[] WITH_TIES = {
        2.10, 2.35, 2.35, 3.10, 3.10, 3.15, 3.90, 3.90, 4.00, 4.80, 5.00, 5.00, 5.15, 5.35, 5.50, 6.00, 6.00, 6.25, 6.45
    };

    @Test
    void agreesWithThePublishedExampleOfPairedPatients() {
        SignedRank result = SignedRank.of(DEPRESSION);

        assertThat(result.p()).isCloseTo(0.03906, within(0.000005));
        assertThat(result.centre()).isCloseTo(0.46, within(0.0005));
        assertThat(result.low()).isCloseTo(0.010, within(0.0005));
        assertThat(result.high()).isCloseTo(0.786, within(0.0005));
    }

    @Test
    void agreesWithThePublishedExampleThatHasTies() {
        SignedRank result = SignedRank.of(WITH_TIES, 0.99);

        assertThat(result.p()).isCloseTo(0.0001419, within(0.0000001));
        assertThat(result.centre()).isCloseTo(4.40, within(0.0005));
        assertThat(result.low()).isCloseTo(3.45, within(0.0005));
        assertThat(result.high()).isCloseTo(5.50, within(0.0005));
    }

    /// Critical values of Wilcoxon's T, two-sided 5 % (table A.4 of Hollander & Wolfe, and every textbook): the
    /// largest sum that rejects is 8 at n = 10, 25 at 15, 52 at 20, 89 at 25, 137 at 30.
    @Test
    void takesTheRankOfTheIntervalFromTheTablesOfCriticalValues() {
        assertThat(IntStream.of(10, 15, 20, 25, 30).map(n -> SignedRank.exactRank(n, 0.05)))
                .containsExactly(9, 26, 53, 90, 138);
    }

    @Test
    void theNormalApproximationMeetsTheExactRankWhereItTakesOver() {
        int exact = SignedRank.exactRank(SignedRank.EXACT_UP_TO, 0.05);
        int approximate = SignedRank.approximateRank(SignedRank.EXACT_UP_TO, 0.05);

        assertThat(approximate).isCloseTo(exact, within(3)); // of 5,050 ordered averages
    }

    @Test
    void theIntervalIsTheInverseOfTheTest() {
        double[] x = new SplittableRandom(7).doubles(30, -1, 2).toArray();
        SignedRank result = SignedRank.of(x);
        double step = 1e-9;

        assertThat(pOfCentre(x, result.low() - step)).isLessThan(0.05);
        assertThat(pOfCentre(x, result.low() + step)).isGreaterThan(0.05);
        assertThat(pOfCentre(x, result.high() - step)).isGreaterThan(0.05);
        assertThat(pOfCentre(x, result.high() + step)).isLessThan(0.05);
    }

    @Test
    void coversTheTruthInAboutNineteenOfTwentyExperiments() {
        var random = new SplittableRandom(20_261_123);
        long covered = IntStream.range(0, 2_000)
                .mapToObj(_ -> SignedRank.of(
                        random.doubles(60).map(u -> 0.1 + (u - 0.5)).toArray()))
                .filter(r -> r.low() <= 0.1 && 0.1 <= r.high())
                .count();

        assertThat(covered / 2_000.0).isBetween(0.935, 0.965);
    }

    @Test
    void equalThingsAreNotDifferent() {
        SignedRank result = SignedRank.of(new double[12]);

        assertThat(result.p()).isEqualTo(1);
        assertThat(result.centre()).isZero();
    }

    @Test
    void moreDifferencesLetASmallerOneBeSeen() {
        var random = new SplittableRandom(1);
        double few = SignedRank.of(random.doubles(50, -0.1, 0.1).toArray()).detectable(0.05, 0.8);
        double many = SignedRank.of(random.doubles(200, -0.1, 0.1).toArray()).detectable(0.05, 0.8);

        assertThat(few / many).isBetween(1.7, 2.3);
    }

    private static double pOfCentre(double[] x, double centre) {
        return SignedRank.of(Arrays.stream(x).map(v -> v - centre).toArray()).p();
    }

    private static double[] differences(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] - y[i]).toArray();
    }
}
