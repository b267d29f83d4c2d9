package io.slipway.benchmarks.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final double NANOS = 1e9;

    @Test
    void aMetronomeAsksAtEqualDistances() {
        assertThat(Arrivals.CONSTANT.times(4, 1, 1))
                .containsExactly(250_000_000, 500_000_000, 750_000_000, 1_000_000_000);
    }

    @Test
    void theSameSeedGivesTheSameTimes() {
        long[] once = Arrivals.POISSON.times(100, 10, 7);
        long[] again = Arrivals.POISSON.times(100, 10, 7);
        assertThat(again).isEqualTo(once).isNotEqualTo(Arrivals.POISSON.times(100, 10, 8));
    }

    @Test
    void poissonArrivalsComeAtTheirRateInOrderAndWithinTheSchedule() {
        long[] times = Arrivals.POISSON.times(1_000, 100, 3);
        // 100,000 ± 4 standard deviations of a Poisson count
        assertThat((double) times.length).isCloseTo(100_000, within(4 * Math.sqrt(100_000)));
        assertThat(times).isSorted();
        assertThat(times[0]).isNotNegative();
        assertThat(times[times.length - 1]).isLessThanOrEqualTo((long) (100 * NANOS));
    }

    /// An exponential distribution has its standard deviation equal to its mean, and a share of 1/e above it.
    @Test
    void gapsBetweenPoissonArrivalsAreExponential() {
        long[] times = Arrivals.POISSON.times(1_000, 100, 5);
        double[] gaps = IntStream.range(1, times.length)
                .mapToDouble(i -> times[i] - times[i - 1])
                .toArray();
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double deviation = Math.sqrt(
                Arrays.stream(gaps).map(g -> (g - mean) * (g - mean)).average().orElseThrow());
        assertThat(deviation / mean).isCloseTo(1, within(0.02));
        double above = Arrays.stream(gaps).filter(g -> g > mean).count() / (double) gaps.length;
        assertThat(above).isCloseTo(1 / Math.E, within(0.01));
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> Arrivals.parse("bursty"))
                .withMessageContaining("Use poisson or constant.");
        assertThat(Arrivals.parse("Constant")).isEqualTo(Arrivals.CONSTANT);
    }
}
