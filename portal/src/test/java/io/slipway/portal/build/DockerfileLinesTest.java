package io.slipway.portal.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DockerfileLinesTest {
    private static final String DOCKERFILE = """
            FROM debian:trixie-slim
            # install
            RUN apt-get update && \\
                apt-get install -y python3
            COPY app.py /
            RUN python3 /app.py
            """;

    @Test
    void findsAnInstructionBehindItsStage() {
        assertThat(DockerfileLines.of("[4/4] RUN python3 /app.py", DOCKERFILE)).hasValue(6);
    }

    @Test
    void findsWhereAnInstructionOfSeveralLinesBegins() {
        assertThat(DockerfileLines.of("RUN apt-get update &&     apt-get install -y python3", DOCKERFILE))
                .hasValue(3);
    }

    @Test
    void findsNothingThatIsNotThere() {
        assertThat(DockerfileLines.of("[internal] load build context", DOCKERFILE))
                .isEmpty();
        assertThat(DockerfileLines.of("", DOCKERFILE)).isEmpty();
    }
}
