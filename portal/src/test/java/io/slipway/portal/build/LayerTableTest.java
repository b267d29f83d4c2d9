package io.slipway.portal.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayerTableTest {
    @Test
    void sharesAreRoundedWithoutCallingSomethingNothing() {
        assertThat(LayerTable.share(0, 100)).isEqualTo("–");
        assertThat(LayerTable.share(4, 80_000_000)).isEqualTo("< 0.1 %");
        assertThat(LayerTable.share(25, 1_000)).isEqualTo("2.5 %");
        assertThat(LayerTable.share(80, 100)).isEqualTo("80 %");
    }
}
