package io.slipway.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    /// The example for `holm` of stdlib's `padjust` (stdlib.io/docs/api/latest/@stdlib/stats/padjust), which follows
    /// R's `p.adjust(method = "holm")`: 0.957, 0.804, …, 0.957, 0.565.
    @Test
    void agreesWithThePublishedExample() {
        assertThat(Holm.adjust(new double[] {0.319, 0.201, 0.4, 0.374, 0.113}))
                .containsExactly(new double[] {0.957, 0.804, 0.957, 0.957, 0.565}, ROUNDING);
    }

    /// Holm (1979), worked in Wikipedia's "Holm–Bonferroni method": p = 0.01, 0.04, 0.03, 0.005 reject the first and
    /// the last at 5 %.
    @Test
    void agreesWithTheTextbookExample() {
        assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, ROUNDING);
    }

    @Test
    void neverExceedsOne() {
        assertThat(Holm.adjust(new double[] {0.6, 0.9, 0.7})).containsExactly(new double[] {1, 1, 1}, ROUNDING);
    }

    @Test
    void leavesASingleTestAlone() {
        assertThat(Holm.adjust(new double[] {0.02})).containsExactly(0.02);
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }
}
