package io.slipway.registry.token.web;

import static io.slipway.registry.Http.header;
import static io.slipway.registry.Http.json;
import static io.slipway.registry.Http.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.Caller;
import io.slipway.registry.Http;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.token.TokenService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RegistryTest
class TokenControllerTest {
    @LocalServerPort
    private int port;

    @Autowired
    private TokenService tokens;

    @Autowired
    private TeamFixtures fixtures;

    @Test
    void aTokenIsShownOnceListedAndRevoked() {
        var http = new Http(port, Caller.user("token-alice"));

        var created = http.json(
                "POST", "/tokens", "{\"name\":\"laptop\",\"scopes\":[\"write\",\"build\"],\"expiresInDays\":7}");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(header(created, "Cache-Control")).isEqualTo("no-store");
        var secret = json(created).get("secret").asString();
        assertThat(tokens.authenticate(secret)).isPresent();
        var listed = http.get("/tokens");
        assertThat(text(listed)).doesNotContain("secret").doesNotContain(secret);
        assertThat(json(listed).get(0).get("scopes").toString()).isEqualTo("[\"write\",\"build\"]");
        assertThat(json(listed).get(0).get("username").asString()).isEqualTo("token-alice");

        var location = header(created, "Location").substring("/api/v1".length());
        assertThat(http.delete(location).statusCode()).isEqualTo(204);
        assertThat(tokens.authenticate(secret)).isEmpty();
        assertThat(http.delete(location).statusCode()).isEqualTo(404);
    }

    @Test
    void aRobotIsMadeAndRevokedByATeamsMaintainer() {
        var team = fixtures.fullTeam();
        var http = new Http(port, team.maintainer());
        var robots = "/teams/" + team.name() + "/tokens";

        var created = http.json("POST", robots, "{\"name\":\"ci\",\"scopes\":[\"build\"]}");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(json(created).get("username").asString()).isEqualTo("robot$" + team.name() + "+ci");
        assertThat(text(http.get(robots))).contains("\"name\":\"ci\"").doesNotContain("secret");
        assertThat(text(http.get("/tokens"))).isEqualTo("[]");
        assertThat(http.delete(header(created, "Location").substring("/api/v1".length()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(text(http.get(robots))).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x\"}",
                "{\"name\":\"x\",\"scopes\":[]}",
                "{\"name\":\"x\",\"scopes\":[\"admin\"]}",
                "{\"name\":\"x\",\"scopes\":[null]}",
                "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresInDays\":0}",
                "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresInDays\":-1}",
                "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresInDays\":3651}"
            })
    void badInputMakesNoToken(String body) {
        var http = new Http(port, Caller.user("token-bob"));

        assertThat(http.json("POST", "/tokens", body).statusCode()).isEqualTo(400);
        assertThat(text(http.get("/tokens"))).isEqualTo("[]");
    }

    @Test
    void extraFieldsHaveNoEffect() {
        var http = new Http(port, Caller.user("token-carol"));

        http.json(
                "POST",
                "/tokens",
                "{\"name\":\"x\",\"scopes\":[\"read\"],\"username\":\"root\",\"team\":\"vision\",\"siteAdmin\":true}");

        var token = json(http.get("/tokens")).get(0);
        assertThat(token.get("username").asString()).isEqualTo("token-carol");
    }
}
