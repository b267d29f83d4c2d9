package io.slipway.registry.script.web;

import static io.slipway.registry.Http.header;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RegistryTest
class ScriptKeepingControllersTest {
    @LocalServerPort
    private int port;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private ScriptService scripts;

    private TeamFixture team;
    private String digits;
    private Http maintainer;

    @BeforeEach
    void makeAScript() {
        team = fixtures.fullTeam();
        digits = "/scripts/" + team.name() + "/digits";
        maintainer = as(team.maintainer());
        var context = BuildContext.of(ContextFile.text("Dockerfile", "FROM debian:trixie-slim\nUSER 1\n"));
        scripts.revise(team.developer(), new ScriptName(team.name(), "digits"), RevisionDraft.of(context, "first"));
    }

    @Test
    void labelsAreSetAndShown() {
        var answer = maintainer.json("PUT", digits, "{\"labels\":{\"task\":\"vision\"}}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(maintainer.get(digits)).path("labels").toString()).isEqualTo("{\"task\":\"vision\"}");
        var found = json(maintainer.get("/scripts?label=task%3Dvision&team=" + team.name()));
        assertThat(found.path("items").path(0).path("name").asString()).isEqualTo("digits");
        var refused = maintainer.json("PUT", digits, "{\"labels\":{\"Not a key\":\"\"}}");
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void aRenamedScriptIsFoundByBothNames() {
        var answer = maintainer.json("POST", digits + "/rename", "{\"name\":\"numbers\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("name").asString()).isEqualTo("numbers");
        assertThat(json(maintainer.get(digits)).path("name").asString()).isEqualTo("numbers");
        assertThat(maintainer
                        .json("POST", digits + "/rename", "{\"name\":\"No Name\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(as(team.developer())
                        .json("POST", digits + "/rename", "{\"name\":\"mine\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void anArchivedScriptIsMissingFromTheListUntilItIsAskedFor() {
        assertThat(json(maintainer.json("POST", digits + "/archive", ""))
                        .path("archived")
                        .asBoolean())
                .isTrue();

        var list = "/scripts?team=" + team.name();
        assertThat(json(maintainer.get(list)).path("items")).isEmpty();
        assertThat(json(maintainer.get(list + "&archived=true")).path("items")).hasSize(1);
        var refused = maintainer.json("PUT", digits, "{\"description\":\"x\"}");
        assertThat(refused.statusCode()).isEqualTo(409);

        maintainer.json("POST", digits + "/unarchive", "");
        assertThat(json(maintainer.get(list)).path("items")).hasSize(1);
    }

    @Test
    void aForkIsCreatedAndKnowsItsOrigin() {
        var answer =
                maintainer.json("POST", digits + "/fork", "{\"team\":\"%s\",\"name\":\"copy\"}".formatted(team.name()));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(header(answer, "Location")).isEqualTo("/api/v1/scripts/" + team.name() + "/copy");
        var origin = json(answer).path("origin");
        assertThat(origin.path("script").asString()).isEqualTo(team.name() + "/digits");
        assertThat(origin.path("behind").asInt()).isZero();
        var again =
                maintainer.json("POST", digits + "/fork", "{\"team\":\"%s\",\"name\":\"copy\"}".formatted(team.name()));
        assertThat(again.statusCode()).isEqualTo(409);
    }

    @Test
    void whatGoesIsShownAndGoesOnlyWhenItsNameIsGiven() {
        var preview = json(maintainer.get(digits + "/deletion"));
        assertThat(preview.path("revisions").asInt()).isEqualTo(1);
        assertThat(preview.path("bytesFreed").path("files").isNumber()).isTrue();

        assertThat(maintainer.delete(digits).statusCode()).isEqualTo(400);
        assertThat(maintainer.delete(digits + "?confirm=digits").statusCode()).isEqualTo(400);
        assertThat(maintainer.get(digits).statusCode()).isEqualTo(200);

        assertThat(maintainer
                        .delete(digits + "?confirm=" + team.name() + "/digits")
                        .statusCode())
                .isEqualTo(204);
        assertThat(maintainer.get(digits).statusCode()).isEqualTo(404);
    }

    private Http as(Caller caller) {
        return new Http(port, caller);
    }
}
