package io.slipway.portal.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BaseReferencesTest {
    @Test
    void everyImageThatAStageBeginsFromIsNamedOnce() {
        var dockerfile = "FROM a:1 AS one\nFROM b:2\nCOPY --from=one /x /x\nFROM a:1\nFROM one\nFROM scratch\n";

        assertThat(BaseReferences.of(dockerfile, Map.of())).containsExactly("a:1", "b:2");
    }

    @Test
    void anArgumentOfTheBuildIsHeededBeforeItsDefault() {
        var dockerfile = "ARG BASE=debian:12\nARG TAG\nFROM $BASE\nFROM python:$TAG\nARG BASE=other\n";

        assertThat(BaseReferences.of(dockerfile, Map.of("TAG", "3.13"))).containsExactly("debian:12", "python:3.13");
        assertThat(BaseReferences.of(dockerfile, Map.of("BASE", "debian:trixie", "TAG", "3.14")))
                .containsExactly("debian:trixie", "python:3.14");
    }

    @Test
    void anArgumentThatIsNoNameOfAnImageChangesNothing() {
        assertThat(BaseReferences.of("ARG BASE=debian:12\nFROM $BASE\n", Map.of("BASE", "x\nFROM y")))
                .containsExactly("debian:12");
    }
}
