package io.slipway.registry.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.slipway.registry.InvalidException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerIgnoreTest {
    @ParameterizedTest
    @CsvSource({
        "*/temp*, a/temporary.txt, true",
        "*/temp*, a/temp/x, true",
        "*/temp*, temp, false",
        "*/*/temp*, a/b/temporary.txt, true",
        "temp?, tempa, true",
        "temp?, temp, false",
        "**/*.go, a/b/c.go, true",
        "**/*.go, c.go, true",
        "*.md, a/README.md, false",
        "/foo/bar/, foo/bar/baz, true",
        "foo/../bar, bar, true",
        "a/**, a/b/c, true",
        "a/**, a, false",
        "**, anything/at/all, true",
        "data, data/raw/x.csv, true",
        "data, my-data, false",
        "[a-c].txt, b.txt, true",
        "[^a-c].txt, b.txt, false",
        "x.y, xzy, false",
        "sp ace, sp ace, true"
    })
    void patternsMeanWhatTheyMeanToDocker(String pattern, String path, boolean excluded) {
        assertThat(DockerIgnore.parse(pattern).excludes(ContextPath.of(path))).isEqualTo(excluded);
    }

    @Test
    void theLastPatternThatMatchesDecides() {
        var ignore = DockerIgnore.parse("*.md\n!README*.md\nREADME-secret.md\n");

        assertThat(ignore.excludes(ContextPath.of("notes.md"))).isTrue();
        assertThat(ignore.excludes(ContextPath.of("README.md"))).isFalse();
        assertThat(ignore.excludes(ContextPath.of("README-secret.md"))).isTrue();
    }

    @Test
    void commentsAndBlankLinesKeepNothingOut() {
        var ignore = DockerIgnore.parse("\ufeff# all\n\n   \n!\n  spaced.txt  \r\n");

        assertThat(ignore.excludes(ContextPath.of("app.py"))).isFalse();
        assertThat(ignore.excludes(ContextPath.of("spaced.txt"))).isTrue();
    }

    @Test
    void theDockerfileAndTheFileItselfAlwaysStay() {
        var ignore = DockerIgnore.parse("**\n");

        assertThat(ignore.excludes(ContextPath.DOCKERFILE)).isFalse();
        assertThat(ignore.excludes(DockerIgnore.FILE)).isFalse();
        assertThat(ignore.excludes(DockerIgnore.OF_DOCKERFILE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "a[b", "*a*a*a*a*a*a*a*a*a*b", "**/**/**/**/**/**/**/**/**/b"})
    void whatCannotBeReadOrIsMadeToTakeLongIsRefused(String pattern) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> DockerIgnore.parse(pattern))
                .withMessageContaining(".dockerignore");
    }

    @Test
    void tooManyOrTooLongPatternsAreRefused() {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> DockerIgnore.parse("a\n".repeat(201)));
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> DockerIgnore.parse("a".repeat(257)));
    }

    /// A matcher that tries one way after the other would not come back from this.
    @Test
    void thePatternThatAPathIsMadeForIsAnsweredToo() {
        var ignore = DockerIgnore.parse("*a*a*a*a*a*a*a*b\n**a**a**a**a**a**b\n");
        var path = ContextPath.of("a".repeat(250) + "/" + "a".repeat(250));

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(60), () -> ignore.excludes(path)))
                .isFalse();
    }
}
