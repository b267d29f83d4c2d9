package io.slipway.benchmarks.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatioIntervalTest {
    private static final double EXACT = 1e-12;

    @Test
    void theUncertaintiesOfTwoRunsAddAsSquaresOfLogarithms() {
        // ln: 0.4 (−0.03, +0.06) and 0.1 (−0.04, +0.08); 3-4-5 and 6-8-10 triangles
        var product = interval(0.4, 0.03, 0.06).times(interval(0.1, 0.04, 0.08));

        assertThat(Math.log(product.ratio())).isCloseTo(0.5, within(EXACT));
        assertThat(Math.log(product.low())).isCloseTo(0.5 - 0.05, within(EXACT));
        assertThat(Math.log(product.high())).isCloseTo(0.5 + 0.10, within(EXACT));
    }

    @Test
    void threeRunsSayTheSameInWhateverOrderTheyArePutTogether() {
        // 2-3-6 give 7
        var first = interval(0.1, 0.02, 0.04);
        var second = interval(-0.3, 0.03, 0.06);
        var third = interval(0.05, 0.06, 0.12);

        var left = first.times(second).times(third);
        var right = first.times(second.times(third));

        assertThat(Math.log(left.ratio())).isCloseTo(-0.15, within(EXACT));
        assertThat(Math.log(left.ratio() / left.low())).isCloseTo(0.07, within(EXACT));
        assertThat(Math.log(left.high() / left.ratio())).isCloseTo(0.14, within(EXACT));
        assertThat(right.low()).isCloseTo(left.low(), within(EXACT));
        assertThat(right.high()).isCloseTo(left.high(), within(EXACT));
    }

    @Test
    void aThingBesideItselfAddsNothing() {
        var measured = new RatioInterval(1.1, 1.05, 1.2);

        var product = measured.times(RatioInterval.ONE);

        assertThat(product.ratio()).isCloseTo(1.1, within(EXACT));
        assertThat(product.low()).isCloseTo(1.05, within(EXACT));
        assertThat(product.high()).isCloseTo(1.2, within(EXACT));
    }

    @Test
    void fromTheOtherSideTheEndsChangePlaces() {
        assertThat(new RatioInterval(0.8, 0.5, 1.0).inverted()).isEqualTo(new RatioInterval(1.25, 1, 2));
    }

    @Test
    void aDifferenceIsRealWhenTheWholeIntervalIsOutsideOfWhatDoesNotMatter() {
        assertThat(new RatioInterval(1.5, 1.26, 1.8).isBeyond(0.25)).isTrue();
        assertThat(new RatioInterval(1.5, 1.25, 1.8).isBeyond(0.25)).isFalse();
        assertThat(new RatioInterval(0.7, 0.6, 0.79).isBeyond(0.25)).isTrue();
        assertThat(new RatioInterval(0.7, 0.6, 0.8).isBeyond(0.25)).isFalse();
        assertThat(new RatioInterval(1.0, 0.7, 1.4).isBeyond(0.25)).isFalse();
    }

    @Test
    void itsWidthIsTheDistanceOfItsEndsAsLogarithms() {
        assertThat(interval(0.4, 0.03, 0.06).width()).isCloseTo(0.09, within(EXACT));
    }

    @Test
    void whatIsNoIntervalIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RatioInterval(1, 1.1, 1.2));
        assertThatIllegalArgumentException().isThrownBy(() -> new RatioInterval(1, 0.9, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> new RatioInterval(0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RatioInterval(Double.NaN, 0.9, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RatioInterval(1, 0.9, Double.POSITIVE_INFINITY));
    }

    private static RatioInterval interval(double log, double below, double above) {
        return new RatioInterval(Math.exp(log), Math.exp(log - below), Math.exp(log + above));
    }
}
