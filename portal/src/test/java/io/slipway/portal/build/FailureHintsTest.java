package io.slipway.portal.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureHintsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    pull access denied for nowhere, repository does not exist | base image
                    process "/bin/sh -c foo" did not complete successfully: exit code: 127 | Install it
                    failed to compute cache key: "/app.py" not found: not found | not in the revision
                    write /x: no space left on device | disk is full
                    E: Unable to locate package python9 | another name
                    """)
    void knowsUsualReasons(String reason, String advice) {
        assertThat(FailureHints.of(reason, List.of()).orElseThrow()).contains(advice);
    }

    @Test
    void looksIntoTheLastLinesToo() {
        assertThat(FailureHints.of("exit code: 100", List.of("Temporary failure resolving 'archive.example'")))
                .hasValueSatisfying(hint -> assertThat(hint).contains("could not reach the network"));
    }

    @Test
    void claimsNothingAboutWhatItDoesNotKnow() {
        assertThat(FailureHints.of("exit code: 3", List.of("assert accuracy >= 0.93")))
                .isEmpty();
    }
}
