package io.slipway.registry.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"vision", "a", "7", "vision-lab-2"})
    void slugsAreNames(String name) {
        assertThat(new TeamName(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Vision", "a--b", "-a", "a-", "a b", "a/b", "a\n", "é", "a.b", "..", "a;$(x)"})
    void everythingElseIsRefused(String name) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> new TeamName(name))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("team"));
    }

    @Test
    void aNameHasAtMostFortyCharacters() {
        assertThat(new TeamName("a".repeat(40)).value()).hasSize(40);
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new TeamName("a".repeat(41)));
    }
}
