package io.slipway.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final List<Instant> BOUNDS =
            IntStream.rangeClosed(0, 10).mapToObj(Instant::ofEpochSecond).toList();

    @Test
    void tellsSinceWhenSoManyWereChanged() {
        var spread = new Spread(1_000, BOUNDS);

        assertThat(spread.since(100)).contains(Instant.ofEpochSecond(9));
        assertThat(spread.since(101)).contains(Instant.ofEpochSecond(8));
        assertThat(spread.since(1)).contains(Instant.ofEpochSecond(9));
        assertThat(spread.since(500)).contains(Instant.ofEpochSecond(5));
    }

    @Test
    void doesNotCutWhatIsMostOfThemOrUnknown() {
        assertThat(new Spread(1_000, BOUNDS).since(501)).isEmpty();
        assertThat(new Spread(0, BOUNDS).since(1)).isEmpty();
        assertThat(Spread.UNKNOWN.since(0)).isEmpty();
        assertThat(new Spread(-1, BOUNDS).since(1)).isEmpty();
    }
}
