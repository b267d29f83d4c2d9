package io.slipway.benchmarks.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
    /// The ends solve the binomial sums themselves: P(X ≥ 3 of 200) = 0.025 at 0.0031041, P(X ≤ 3 of 200) = 0.025 at
    /// 0.0432083, and 1 − 0.025^(1/10) = 0.3084971.
    @Test
    void intervalsAreThoseOfTheExactBinomialTest() {
        assertThat(new Share(3, 200).low()).isCloseTo(0.0031041, within(1e-7));
        assertThat(new Share(3, 200).high()).isCloseTo(0.0432083, within(1e-7));
        assertThat(new Share(0, 10).low()).isZero();
        assertThat(new Share(0, 10).high()).isCloseTo(0.3084971, within(1e-7));
        assertThat(new Share(10, 10).low()).isCloseTo(1 - 0.3084971, within(1e-7));
        assertThat(new Share(10, 10).high()).isOne();
    }

    @Test
    void sharesAddUpAndAreWrittenWithTheirInterval() {
        assertThat(new Share(1, 150).plus(new Share(2, 50))).hasToString("3 of 200 (1.5 %, 0.3–4.3 %)");
        assertThat(Share.NONE).hasToString("–");
    }
}
