package io.slipway.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AutocorrelationTest {
    @Test
    void independentNeighboursAreSeldomCalledCorrelated() {
        var random = new SplittableRandom(5);
        long alarms = IntStream.range(0, 2_000)
                .filter(_ -> Autocorrelation.isSignificant(random.doubles(100).toArray()))
                .count();

        assertThat(alarms / 2_000.0).isBetween(0.003, 0.02);
    }

    @Test
    void driftAndAlternationAreBothSeen() {
        double[] drift = IntStream.range(0, 60).mapToDouble(i -> i * 0.1).toArray();
        double[] alternation = IntStream.range(0, 60).mapToDouble(i -> i % 2).toArray();

        assertThat(Autocorrelation.isSignificant(drift)).isTrue();
        assertThat(Autocorrelation.isSignificant(alternation)).isTrue();
    }

    @Test
    void oneOutlierDoesNotHideDrift() {
        double[] drift = IntStream.range(0, 60).mapToDouble(i -> i * 0.1).toArray();
        drift[30] = 1e6;

        assertThat(Autocorrelation.isSignificant(drift)).isTrue();
    }

    @Test
    void aSeriesOfEqualValuesIsNotCorrelated() {
        assertThat(Autocorrelation.isSignificant(new double[50])).isFalse();
    }
}
