package io.slipway.registry.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.InvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"digits", "pytorch-python3.8", "a_b", "a__b", "a---b", "1"})
    void namesFollowTheGrammarOfOciRepositories(String name) {
        assertThat(ScriptName.parse("vision/" + name)).hasToString("vision/" + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "Digits", "a___b", "a..b", "-a", "a-", "a/b", "a:b", "a b", "a\n", "a@b", "../x", "a;$(x)", "é"
            })
    void everythingElseIsRefused(String name) {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> ScriptName.of("vision", name));
    }

    @Test
    void theWholeNameHasATeam() {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> ScriptName.parse("digits"))
                .withMessageContaining("team/name");
    }

    @Test
    void tagsFollowTheGrammarOfOciAndAreNeverNumbers() {
        assertThat(new TagName("v1.2_final-3")).hasToString("v1.2_final-3");
        for (var name : new String[] {"", "3", ".x", "-x", "a b", "a/b", "x".repeat(129)}) {
            assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new TagName(name));
        }
    }

    @Test
    void revisionsAreSelectedByNumberOrTag() {
        assertThat(RevisionSelector.parse("3")).isEqualTo(RevisionSelector.number(3));
        assertThat(RevisionSelector.parse("latest")).isEqualTo(RevisionSelector.LATEST);
        for (var text : new String[] {"", "0", "99999999999", "-1", "\u0663", "a/b"}) {
            assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> RevisionSelector.parse(text));
        }
    }
}
