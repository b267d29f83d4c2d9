package io.slipway.registry.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void commentsBlankLinesAndBrokenPatternsKeepNothingOut() {
        var ignore = DockerIgnore.parse("\ufeff# all\n\n   \n!\n[\n  spaced.txt  \r\n");

        assertThat(ignore.excludes(ContextPath.of("app.py"))).isFalse();
        assertThat(ignore.excludes(ContextPath.of("spaced.txt"))).isTrue();
    }

    @Test
    void theDockerfileAndTheFileItselfAlwaysStay() {
        var ignore = DockerIgnore.parse("**\n");

        assertThat(ignore.excludes(ContextPath.DOCKERFILE)).isFalse();
        assertThat(ignore.excludes(DockerIgnore.FILE)).isFalse();
    }
}
