package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.BuildEvent.Failed;
import io.slipway.engine.docker.BuildProgress.FailedStep;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Errors as Docker Engine 20.10, 26 and 28 word them.
class FailureExplanationTest {
    private static final Dockerfile FILE = new Dockerfile("""
            FROM debian:trixie-slim
            ENV X=1
            COPY a.txt \\
              /a.txt
            RUN true
            RUN true
            RUN make && make install
            """);

    private static Failed explain(@Nullable FailedStep step, String error) {
        return new FailureExplanation(FILE, step, error).failed(List.of("last"));
    }

    @Test
    void anExitCodeIsToldWithItsCommandAndLine() {
        var step = new FailedStep("RUN make && make install", null, 5, "");
        var words = List.of(
                "executor failed running [/bin/sh -c make && make install]: exit code: 2",
                "failed to solve: process \"/bin/sh -c make && make install\" did not complete successfully: exit code: 2");

        assertThat(words).allSatisfy(error -> {
            var failed = explain(step, error);
            assertThat(failed.reason()).isEqualTo("'RUN make && make install' ended with exit code 2");
            assertThat(failed.dockerfileLine()).hasValue(7);
            assertThat(failed.lastLines()).containsExactly("last");
        });
    }

    @Test
    void aKilledCommandIsTold() {
        assertThat(explain(new FailedStep("RUN true", null, 3, ""), "exit code: 137")
                        .reason())
                .contains("want of memory");
    }

    @Test
    void ofTwoEqualInstructionsThePositionTells() {
        assertThat(explain(new FailedStep("RUN true", null, 4, ""), "exit code: 1")
                        .dockerfileLine())
                .hasValue(6);
        assertThat(explain(new FailedStep("RUN true", "builder", 4, ""), "exit code: 1")
                        .dockerfileLine())
                .isEmpty();
    }

    @Test
    void aParseErrorsLineIsTheBuilders() {
        assertThat(explain(
                                null,
                                "failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line 4: unknown instruction: FOO")
                        .dockerfileLine())
                .hasValue(4);
        var newer = explain(null, "dockerfile parse error on line 12: unknown instruction: FOO");
        assertThat(newer.dockerfileLine()).hasValue(12);
        assertThat(newer.reason()).isEqualTo("dockerfile parse error on line 12: unknown instruction: FOO");
    }

    @Test
    void aBaseImageThatCannotBeFetchedIsNamed() {
        var step = new FailedStep(
                "[internal] load metadata for docker.io/library/debian:trixie-slim", null, 0, "no such host");
        var failed = explain(step, "failed to do request: no such host");
        assertThat(failed.reason())
                .startsWith("The base image docker.io/library/debian:trixie-slim is not on the engine");
        assertThat(failed.dockerfileLine()).hasValue(1);
    }

    @Test
    void aSyntaxLineThatCannotBeFetchedIsNamed() {
        var step = new FailedStep("resolve image config for docker.io/docker/dockerfile:1", null, 0, "no such host");
        assertThat(explain(step, "no such host").reason())
                .contains("'# syntax='")
                .contains("Remove the line");
    }
}
