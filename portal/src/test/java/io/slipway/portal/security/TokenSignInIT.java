package io.slipway.portal.security;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Api.Answer;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens at the real doors: what they open, and what they do not.
class TokenSignInIT {
    private static final String TEAM = "token-doors";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static PortalFixture fixture;
    private static Api alice;

    @BeforeAll
    static void makeATeam() {
        fixture = PortalFixture.running();
        alice = fixture.api("alice");
        Models.team(alice, TEAM);
    }

    @AfterAll
    static void leaveNothingOnTheEngine() {
        Models.leaveNothing(alice, TEAM);
    }

    @Test
    void aTokenOpensTheApiAsBearerAndAsPasswordWithinItsScopes() {
        var token = personal("scoped", "read");

        assertThat(get("/api/v1/teams/" + TEAM, bearer(token)).status()).isEqualTo(200);
        assertThat(get("/api/v1/teams/" + TEAM, basic("alice", token)).status()).isEqualTo(200);

        var script = "/api/v1/scripts/" + TEAM + "/unwritten";
        var refused = Api.exchange(request(script, bearer(token))
                .header("Content-Type", "application/json")
                .PUT(ofString("{\"description\":\"x\"}"))
                .build());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.field("scope")).isEqualTo("write");
        assertThat(alice.get("/scripts/" + TEAM + "/unwritten").status()).isEqualTo(404);
    }

    @Test
    void aRobotReadsItsTeamAndNothingElse() {
        var other = Models.team(alice, "token-other");
        var robot = alice.post("/teams/" + TEAM + "/tokens", Map.of("name", "reader", "scopes", List.of("read")))
                .field("secret");

        assertThat(get("/api/v1/teams/" + TEAM, bearer(robot)).status()).isEqualTo(200);
        assertThat(get("/api/v1/teams/" + other, bearer(robot)).status()).isEqualTo(404);
        assertThat(get("/api/v1/teams", bearer(robot)).text()).contains(TEAM).doesNotContain(other);
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        var made = alice.post("/tokens", Map.of("name", "short-lived", "scopes", List.of("read")));
        var token = made.field("secret");
        assertThat(get("/api/v1/teams", bearer(token)).status()).isEqualTo(200);

        assertThat(alice.delete("/tokens/" + made.field("id")).status()).isEqualTo(204);

        var refused = get("/api/v1/teams", bearer(token));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.field("detail")).contains("expired or revoked");
    }

    @Test
    void aLogThatIsFollowedEndsWhenTheTokenIsRevoked() {
        var made = alice.post("/tokens", Map.of("name", "follower", "scopes", List.of("read")));
        var revision = Models.publish(
                alice, TEAM + "/slow", Models.dockerfile("RUN echo it goes on; sleep 45; echo " + System.nanoTime()));
        var build = "/builds/" + Models.requestBuild(alice, TEAM + "/slow", revision);
        Models.until(alice, build, answer -> answer.field("status").equals("RUNNING"));
        var followed = follow("/api/v1" + build + "/log?follow=true", made.field("secret"));
        await("the stream is open").pollDelay(Duration.ofMillis(1500)).until(() -> !followed.isDone());

        alice.delete("/tokens/" + made.field("id"));

        await("the stream ends").atMost(Duration.ofSeconds(4)).until(followed::isDone);
        assertThat(alice.get(build).field("status")).isEqualTo("RUNNING");
        alice.post(build + "/cancel", Map.of());
        Models.finished(alice, build);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token", "private_token"})
    void aTokenInTheAddressOpensNothing(String parameter) {
        var token = personal("in-address-" + parameter.replace('_', '-'), "read");

        var answer = get("/api/v1/teams?" + parameter + "=" + token, "");

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void noTokenOpensThePortalOrBecomesASession() throws Exception {
        var robot = alice.post("/teams/" + TEAM + "/tokens", Map.of("name", "visitor", "scopes", List.of("read")))
                .field("secret");

        var page = HTTP.send(
                request("/teams", bearer(robot))
                        .header("Accept", "text/html")
                        .GET()
                        .build(),
                BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElse("")).contains("/oauth2/authorization/keycloak");

        var api = HTTP.send(request("/api/v1/teams", bearer(robot)).GET().build(), BodyHandlers.ofString());
        assertThat(api.statusCode()).isEqualTo(200);
        assertThat(api.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void noTokenMakesTokensOrMembers() {
        var token = personal("maker", "read", "write", "build", "launch", "compare");

        for (var path : List.of("/api/v1/tokens", "/api/v1/teams/" + TEAM + "/tokens")) {
            var refused = Api.exchange(request(path, bearer(token))
                    .header("Content-Type", "application/json")
                    .POST(ofString("{\"name\":\"more\",\"scopes\":[\"read\"]}"))
                    .build());
            assertThat(refused.status()).isEqualTo(403);
        }
        var refused = Api.exchange(request("/api/v1/teams/" + TEAM + "/members/dave", bearer(token))
                .header("Content-Type", "application/json")
                .PUT(ofString("{\"role\":\"owner\"}"))
                .build());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(alice.get("/tokens").text()).doesNotContain("\"more\"");
        assertThat(alice.get("/teams/" + TEAM).text()).doesNotContain("dave");
    }

    @Test
    void whoeverGuessesIsSlowedDownAndOthersBehindTheAddressAreNot() {
        var known = personal("known", "read");
        var from = "192.0.2.77";
        assertThat(getFrom(from, known).status()).isEqualTo(200);

        for (int count = 0; count < FailedTries.MOST; count++) {
            assertThat(getFrom(from, "slip_guess" + count).status()).isEqualTo(401);
        }

        var refused = getFrom(from, "slip_onemore");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.field("type")).isEqualTo("/problems/too-many-tries");
        assertThat(getFrom(from, known).status()).isEqualTo(200);
        assertThat(getFrom("192.0.2.78", "slip_guess").status()).isEqualTo(401);
    }

    private static String personal(String name, String... scopes) {
        var made = alice.post("/tokens", Map.of("name", name, "scopes", List.of(scopes)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.field("secret");
    }

    private static CompletableFuture<String> follow(String path, String token) {
        return HTTP.sendAsync(request(path, bearer(token)).GET().build(), BodyHandlers.ofString())
                .handle((response, failure) -> response == null ? String.valueOf(failure) : response.body());
    }

    private static Answer get(String path, String authorization) {
        return Api.exchange(request(path, authorization).GET().build());
    }

    private static Answer getFrom(String address, String token) {
        return Api.exchange(request("/api/v1/teams", bearer(token))
                .header("X-Forwarded-For", address)
                .method("GET", noBody())
                .build());
    }

    private static HttpRequest.Builder request(String path, String authorization) {
        var request = HttpRequest.newBuilder(fixture.url().resolve(path)).timeout(Duration.ofSeconds(60));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    private static String basic(String user, String token) {
        var pair = (user + ":" + token).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
