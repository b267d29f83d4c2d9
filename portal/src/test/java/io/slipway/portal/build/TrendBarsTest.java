package io.slipway.portal.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrendBarsTest {
    @Test
    void everyBarStandsOnZeroAndTheLargestFillsThePicture() {
        var picture = TrendBars.picture(
                "Duration, newest 8 s", List.of(new TrendBars.Bar(4, "#1: 4 s"), new TrendBars.Bar(8, "#2: 8 s")), 0);

        assertThat(picture)
                .contains("aria-label=\"Duration, newest 8 s\"")
                .contains("y=\"24.0\" width=\"8\" height=\"24.0\"><title>#1: 4 s</title>")
                .contains("y=\"0.0\" width=\"8\" height=\"48.0\"><title>#2: 8 s</title>");
    }

    @Test
    void aValueOfZeroIsStillSeen() {
        assertThat(TrendBars.picture("Cached", List.of(new TrendBars.Bar(0, "#1: 0 of 3")), 1))
                .contains("height=\"1.0\"");
    }
}
