package io.slipway.registry.team.web;

import static io.slipway.registry.Http.header;
import static io.slipway.registry.Http.json;
import static io.slipway.registry.Http.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.Caller;
import io.slipway.registry.Http;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.team.People;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RegistryTest
class TeamControllerTest {
    @LocalServerPort
    private int port;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private People people;

    @Test
    void aTeamIsCreatedListedAndShown() {
        var http = as(Caller.user("web-alice"));

        var created = http.json("POST", "/teams", "{\"name\":\"web-vision\",\"title\":\"Vision\"}");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(header(created, "Location")).isEqualTo("/api/v1/teams/web-vision");
        assertThat(text(http.get("/teams")))
                .isEqualTo("[{\"name\":\"web-vision\",\"title\":\"Vision\",\"yourRole\":\"owner\"}]");
        assertThat(text(http.get("/teams/web-vision"))).isEqualTo(text(created)).isEqualTo("""
                {"name":"web-vision","title":"Vision","yourRole":"owner",\
                "members":[{"username":"web-alice","role":"owner","signedIn":false}],"groups":[],"keptOut":[]}""");
    }

    @Test
    void membersAreSetAndRemoved() {
        var team = fixtures.fullTeam();
        var http = as(team.owner());
        var bob = "/teams/%s/members/bob".formatted(team.name());

        var added = http.json("PUT", bob, "{\"role\":\"developer\"}");
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(text(added)).contains("{\"username\":\"bob\",\"role\":\"developer\",\"signedIn\":false}");

        assertThat(http.delete(bob).statusCode()).isEqualTo(204);
        assertThat(http.delete(bob).statusCode()).isEqualTo(404);
        assertThat(text(http.get("/teams/" + team.name()))).doesNotContain("\"bob\"");
    }

    @Test
    void aTeamIsRetitledHandedOverAndDeleted() {
        var team = fixtures.fullTeam();
        var http = as(team.owner());
        var path = "/teams/" + team.name();

        assertThat(text(http.json("PATCH", path, "{\"title\":\" New words \"}")))
                .contains("\"title\":\"New words\"");
        assertThat(as(team.maintainer())
                        .json("PATCH", path, "{\"title\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as(team.maintainer()).delete(path).statusCode()).isEqualTo(403);
        assertThat(as(team.outsider()).delete(path).statusCode()).isEqualTo(404);

        var heir = "{\"username\":\"%s\"}".formatted(team.viewer().username());
        assertThat(text(http.json("POST", path + "/transfer", heir))).contains("\"yourRole\":\"maintainer\"");
        assertThat(http.delete(path).statusCode()).isEqualTo(403);
        assertThat(as(team.viewer()).delete(path).statusCode()).isEqualTo(204);
        assertThat(as(team.viewer()).get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aGroupIsFollowedByWhoIsInIt() {
        var team = fixtures.fullTeam();
        var http = as(team.owner());
        var path = "/teams/" + team.name() + "/groups";
        var body = "{\"group\":\"web/%s\",\"role\":\"developer\"}".formatted(team.name());

        assertThat(http.json("PUT", path, body).statusCode()).isEqualTo(403);
        people.seen(team.owner().username(), Set.of("web/" + team.name()), Instant.now());

        assertThat(http.json("PUT", path, body).statusCode()).isEqualTo(204);
        assertThat(text(http.get("/teams/" + team.name())))
                .contains("\"groups\":[{\"name\":\"web/%s\",\"role\":\"developer\"}]".formatted(team.name()));
        assertThat(as(team.viewer()).delete(path + "?group=web/" + team.name()).statusCode())
                .isEqualTo(403);
        assertThat(http.delete(path + "?group=web/" + team.name()).statusCode()).isEqualTo(204);
        assertThat(text(http.get("/teams/" + team.name()))).contains("\"groups\":[]");
    }

    @Test
    void extraFieldsHaveNoEffect() {
        var team = fixtures.fullTeam();
        var viewer = as(team.viewer());

        var body = "{\"name\":\"web-extra-%s\",\"title\":\"x\",\"owner\":\"root\",\"yourRole\":\"viewer\"}"
                .formatted(team.name());
        var created = viewer.json("POST", "/teams", body);

        assertThat(created.statusCode()).isIn(201, 400);
        if (created.statusCode() == 201) {
            assertThat(text(created)).contains("\"yourRole\":\"owner\"").doesNotContain("root");
        }
    }

    @Test
    void badInputSaysWhatIsWrong() {
        var team = fixtures.fullTeam();
        var http = as(team.owner());

        assertThat(json(http.json("POST", "/teams", "{\"title\":\"x\"}"))
                        .path("detail")
                        .asString())
                .isEqualTo("Could not accept name: it is missing.");
        assertThat(http.json("POST", "/teams", "{\"name\":\"Not A Slug\"}").statusCode())
                .isEqualTo(400);
        assertThat(http.json("POST", "/teams", "{").statusCode()).isEqualTo(400);
        assertThat(text(http.json("PUT", "/teams/%s/members/bob".formatted(team.name()), "{\"role\":\"king\"}")))
                .contains("viewer, developer, maintainer, owner");
        assertThat(http.json("POST", "/teams", "{\"name\":\"%s\"}".formatted(team.name()))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void otherTeamsReadLikeUnknownOnes() {
        var team = fixtures.fullTeam();
        var http = as(team.outsider());

        var other = text(http.get("/teams/" + team.name())).replace(team.name().value(), "X");
        var unknown = text(http.get("/teams/unknown")).replace("unknown", "X");

        assertThat(other).isEqualTo(unknown);
    }

    private Http as(Caller caller) {
        return new Http(port, caller);
    }
}
