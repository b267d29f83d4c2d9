package io.slipway.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static Latencies oneToThousandMicros() {
        var counts = new TreeMap<Long, Long>();
        for (long micros = 1; micros <= 1_000; micros++) {
            counts.put(micros * 1_000, 1L);
        }
        return Latencies.of(counts);
    }

    @Test
    void quantilesAreTheTimeWithinWhichAShareWasAnswered() {
        Latencies latencies = oneToThousandMicros();

        assertThat(latencies.quantileMicros(0.5)).isCloseTo(500, within(1.5));
        assertThat(latencies.quantileMicros(0.99)).isCloseTo(990, within(1.5));
        assertThat(latencies.quantileMicros(1)).isCloseTo(1_000, within(1.5));
        assertThat(latencies.meanMicros()).isCloseTo(500.5, within(1.5));
    }

    @Test
    void countsAreThoseItWasMadeOfWithoutEmptyBuckets() {
        var counts = new TreeMap<>(Map.of(1_000L, 2L, 2_000L, 0L, 3_000L, 1L));

        assertThat(Latencies.of(counts).counts()).isEqualTo(Map.of(1_000L, 2L, 3_000L, 1L));
        assertThat(Latencies.NONE.counts()).isEmpty();
    }

    /// Of the whole numbers from 1 to n it is n (n + 1) / 12.
    @Test
    void theVarianceIsThatOfASample() {
        assertThat(oneToThousandMicros().varianceMicros()).isCloseTo(1_000 * 1_001 / 12.0, within(200.0));
        assertThat(Latencies.of(new TreeMap<>(Map.of(524_288L, 1_000L))).varianceMicros())
                .isZero();
    }

    @Test
    void quantilesInsideOneBucketDiffer() {
        Latencies same = Latencies.of(new TreeMap<>(Map.of(524_288L, 1_000L)));

        assertThat(same.quantileMicros(0.5)).isGreaterThan(same.quantileMicros(0.4));
        assertThat(same.quantileMicros(0.5)).isCloseTo(524.5, within(0.6));
    }

    @Test
    void partsMergeAsIfRecordedTogether() {
        Latencies twice = Latencies.merge(List.of(oneToThousandMicros(), oneToThousandMicros(), Latencies.NONE));

        assertThat(twice.count()).isEqualTo(2_000);
        assertThat(twice.quantileMicros(0.9)).isCloseTo(oneToThousandMicros().quantileMicros(0.9), within(0.5));
    }

    @Test
    void withoutRequestsThereIsNoQuantile() {
        assertThat(Latencies.NONE.isEmpty()).isTrue();
        assertThat(Latencies.NONE.quantileMicros(0.5)).isNaN();
    }

    @Test
    void aCoarseHistogramKeepsEveryRequest() {
        var coarse = oneToThousandMicros().coarse(50);

        assertThat(coarse.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1_000);
        assertThat(coarse.size()).isLessThan(160);
    }
}
