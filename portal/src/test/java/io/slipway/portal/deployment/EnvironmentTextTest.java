package io.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.slipway.registry.InvalidException;
import java.util.List;
import java.util.Map;
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

    @Test
    void whatIsNotShownIsKeptUnlessItIsWrittenAnew() {
        var text = EnvironmentText.written(
                List.of("A", "API_KEY", "HIDDEN", "LINES"), Map.of("A", "1", "API_KEY", "k", "LINES", "1\n2"));

        assertThat(text.lines()).containsExactly("A=1", "API_KEY=••••••", "HIDDEN=••••••", "LINES=••••••");
        assertThat(EnvironmentText.kept(EnvironmentText.parse(text.replace("HIDDEN=••••••", "HIDDEN=new"))))
                .containsExactlyInAnyOrder("API_KEY", "LINES");
    }
}
