package io.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.slipway.registry.InvalidException;
import org.junit.jupiter.api.Test;

class EnvironmentTextTest {
    @Test
    void readsOneVariableALine() {
        assertThat(EnvironmentText.parse("A=1\n\n# a remark\n  B = two=2 \n"))
                .containsExactly(entry("A", "1"), entry("B", " two=2"));
    }

    @Test
    void refusesALineWithoutAName() {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> EnvironmentText.parse("A=1\nnonsense"))
                .withMessageContaining("'nonsense' is not of the form NAME=value");
    }
}
