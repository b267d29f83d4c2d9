package io.slipway.registry.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.InvalidException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile", "src/app.py", ".dockerignore", "a b/ü.txt", "..hidden", "a..b/c", "C-3"})
    void relativeNamesAreFine(String name) {
        assertThat(ContextPath.of(name).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"./Dockerfile", "././Dockerfile"})
    void theLeadingDotOfTarIsDropped(String name) {
        assertThat(ContextPath.of(name)).isEqualTo(ContextPath.DOCKERFILE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "a/../../x",
                "a/..",
                "/etc/passwd",
                "./..",
                "a//b",
                "a/./b",
                "a/",
                "C:/x",
                "c:x",
                "C:\\x",
                "..\\x",
                "a\\b",
                "a\0b",
                "a\nb",
                "a\u001bb",
                "a\u202eb",
                "a\ufffdb",
                "a\ud800b"
            })
    void everythingThatCouldLeadElsewhereIsRefused(String name) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> ContextPath.of(name))
                .withMessageStartingWith("Could not accept file '");
    }

    @Test
    void endlessNamesAreRefusedWithAShortMessage() {
        var folders = "folder/".repeat(100) + "x";
        var name = "é".repeat(200);

        for (var tooLong : List.of(folders, name, "x".repeat(4096))) {
            assertThatExceptionOfType(InvalidException.class)
                    .isThrownBy(() -> ContextPath.of(tooLong))
                    .withMessageContaining("too long")
                    .satisfies(refusal -> assertThat(refusal.detail()).hasSizeLessThan(250));
        }
    }

    @Test
    void messagesShowControlCharactersByTheirNumber() {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> ContextPath.of("a\r\nb"))
                .withMessageContaining("'a<000d><000a>b'");
    }

    @Test
    void pathsAreOrderedByTheirUtf8Bytes() {
        var emoji = ContextPath.of("\uD83D\uDE00"); // four bytes in UTF-8, two surrogates in Java
        var fullWidth = ContextPath.of("\uFF21");

        assertThat(fullWidth.compareTo(emoji)).isNegative();
        assertThat(ContextPath.of("B").compareTo(ContextPath.of("a"))).isNegative();
    }
}
