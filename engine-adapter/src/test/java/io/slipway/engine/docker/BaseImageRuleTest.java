package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.engine.BuildRequest;
import io.slipway.engine.ImageReference;
import io.slipway.engine.Labels;
import io.slipway.engine.docker.DockerfileRules.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseImageRuleTest {
    private static void check(String text, Map<String, String> args) {
        var request = new BuildRequest(
                _ -> {},
                "Dockerfile",
                new ImageReference("slipway/mine/app:1"),
                args,
                Labels.none(),
                Duration.ofMinutes(1),
                false,
                "slipway/mine/base"::equals);
        new BaseImageRule("build image 'x'", request, List.of("127.0.0.1:5000/theirs/model"))
                .check(new Dockerfile(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM 127.0.0.1:5000/theirs/model",
                "FROM 127.0.0.1:5000/theirs/model:2 AS x",
                "FROM 127.0.0.1:5000/theirs/model@sha256:0",
                "FROM a\nCOPY --from=127.0.0.1:5000/theirs/model:1 / /",
                "ARG B=127.0.0.1:5000/theirs\nFROM ${B}/model",
                "FROM 127.0.0.1:5000/theirs/$TARGETARCH",
            })
    void anImageThatIsOnItsWayIsNotRead(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> check(text, Map.of()))
                .satisfies(refusal -> assertThat(refusal.reason().getMessage()).contains("registry"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM 127.0.0.1:5000/theirs/other",
                "FROM 127.0.0.1:5000/theirs/model/part",
                "FROM debian:trixie-slim",
            })
    void whatIsOnItsWayKeepsNoOthersBack(String text) {
        assertThatCode(() -> check(text, Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM slipway/theirs/model:1",
                "from slipway/theirs/model",
                "FROM docker.io/slipway/theirs/model:1 AS x",
                "FROM index.docker.io/slipway/theirs/model@sha256:0",
                "FROM --platform=linux/amd64 slipway/theirs/model:1",
                "FROM \"slipway/theirs/model:1\"",
                "FROM sl\\ipway/theirs/model:1",
                "FROM slip\\\nway/theirs/model:1",
                "FR\\\nOM slipway/theirs/model:1",
                "# escape=`\nFROM slip`\nway/theirs/model:1",
                "FROM a\nRUN cat <<1E\nFROM slipway/theirs/model:1\n1E",
                "FROM a\nCOPY --from=slipway/theirs/model:1 / /",
                "FROM a\nCOPY --chown=1 --from=\"slipway/theirs/model:1\" / /",
                "FROM a\nRUN --mount=type=bind,from=slipway/theirs/model:1,target=/m cat /m/x",
                "FROM a\nRUN --mount=FROM=slipway/theirs/model:1,target=/m cat /m/x",
                "FROM a\nONBUILD COPY --from=slipway/theirs/model:1 / /",
                "ARG B=slipway/theirs/model:1\nFROM $B",
                "ARG A=slip\nARG B=${A}way\nFROM ${B}/theirs/model:1",
                "ARG B=debian\nARG B=slipway/theirs/model\nFROM ${B}",
                "FROM ${NONE:-slipway/theirs/model:1}",
                "ARG A=x\nFROM ${A:+slipway/theirs/model:1}",
                "ARG B=xslipway/theirs/model:1\nFROM ${B#x}",
                "FROM ${ARG}",
                "ARG A=$A$A\nFROM $A",
            })
    void anImageOfOthersIsNotReadWhateverItIsCalled(String text) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> check(text, Map.of("ARG", "slipway/theirs/model:1")))
                .satisfies(refusal -> assertThat(refusal.reason()).hasMessageContaining("line " + refusal.line()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM debian:trixie-slim",
                "FROM scratch",
                "FROM slipway/mine/base:3",
                "FROM docker.io/slipway/mine/base AS built\nFROM debian\nCOPY --from=built /x /x\nCOPY --from=0 /x /x",
                "ARG VERSION=3.8\nFROM python:${VERSION}-slim",
                "ARG BASE=debian:trixie-slim\nFROM ${BASE}",
                "FROM ${BASE:-debian}",
                "FROM --platform=$BUILDPLATFORM golang:1.22-${TARGETARCH}",
                "FROM a\nRUN curl https://example.org/?from=$HOME/x",
                "FROM a\nRUN echo from=$(date) --from=slipway/theirs/model:1",
                "FROM registry.example.org/slipway/theirs/model:1",
            })
    void whatIsOnesOwnOrNobodysPasses(String text) {
        assertThatCode(() -> check(text, Map.of())).doesNotThrowAnyException();
    }
}
