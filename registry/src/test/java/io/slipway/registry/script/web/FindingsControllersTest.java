package io.slipway.registry.script.web;

import static io.slipway.registry.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.Caller;
import io.slipway.registry.Http;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.script.RevisionDraft;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RegistryTest
class FindingsControllersTest {
    @LocalServerPort
    private int port;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private ScriptService scripts;

    private TeamFixture team;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
    }

    @Test
    void aRevisionsFindingsSayWhereWhyAndHowToMendThem() {
        publish("FROM debian\nENV API_KEY=abc\nUSER 1\n");

        var findings = json(as(team.developer()).get(path("latest")));

        assertThat(findings.findValuesAsString("rule")).containsExactly("unpinned-base", "secret-in-env");
        assertThat(findings.get(1).path("severity").asString()).isEqualTo("error");
        assertThat(findings.get(1).path("line").asInt()).isEqualTo(2);
        assertThat(findings.get(1).path("why").asString()).contains("API_KEY");
        assertThat(findings.get(1).path("fix").asString()).isNotEmpty();
    }

    @Test
    void findingsOfAScriptThatOneMayNotReadAreNotFound() {
        publish("FROM debian:12\nUSER 1\n");

        assertThat(as(Caller.user("stranger")).get(path("1")).statusCode()).isEqualTo(404);
        assertThat(as(team.developer()).get(path("2")).statusCode()).isEqualTo(404);
        assertThat(as(team.developer()).get(path("1")).statusCode()).isEqualTo(200);
    }

    @Test
    void aDockerfileCanBeCheckedBeforeItIsSaved() {
        var body = json(check("""
                ARG V=3.12
                FROM --platform=linux/amd64 python:$V-slim AS base
                RUN pip install --no-cache-dir torch==2.5
                FROM base
                EXPOSE 8080
                USER 65532
                CMD ["python3", "-m", "app"]
                """.getBytes(StandardCharsets.UTF_8)));

        assertThat(body.path("stages").size()).isEqualTo(2);
        assertThat(body.path("stages").get(0).path("base").asString()).isEqualTo("python:3.12-slim");
        assertThat(body.path("stages").get(1).path("builtOn").asInt()).isZero();
        assertThat(body.path("facts").path("framework").asString()).isEqualTo("pytorch");
        assertThat(body.path("facts").path("ports").toString()).isEqualTo("[8080]");
        assertThat(body.path("findings").findValuesAsString("rule"))
                .containsExactlyInAnyOrder("missing-healthcheck", "missing-labels");
    }

    @Test
    void whatDoesNotParseIsAnAnswerNotAFailure() {
        var body = json(check("FRUM debian\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(body.path("findings").findValuesAsString("rule")).contains("unknown-instruction", "no-from");
    }

    @Test
    void whatIsTooLargeOrNoTextIsRefused() {
        assertThat(check(new byte[(1 << 20) + 1]).statusCode()).isEqualTo(400);
        assertThat(check(new byte[] {(byte) 0xff, (byte) 0xfe}).statusCode()).isEqualTo(400);
    }

    private HttpResponse<byte[]> check(byte[] dockerfile) {
        return as(team.developer()).post("/dockerfile/check", "text/plain", dockerfile);
    }

    private void publish(String dockerfile) {
        var context = BuildContext.of(ContextFile.text("Dockerfile", dockerfile));
        scripts.revise(team.developer(), new ScriptName(team.name(), "digits"), RevisionDraft.of(context, ""));
    }

    private String path(String revision) {
        return "/scripts/%s/digits/revisions/%s/findings".formatted(team.name(), revision);
    }

    private Http as(Caller caller) {
        return new Http(port, caller);
    }
}
