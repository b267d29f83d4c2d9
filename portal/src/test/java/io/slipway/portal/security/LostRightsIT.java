package io.slipway.portal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import io.slipway.infra.Keycloak;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whoever loses a team loses it at once: what they ask for afterwards, and what they had open.
class LostRightsIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(20);
    private static final String GROUP = "season-" + UUID.randomUUID().toString().substring(0, 6);
    private static final String TEAM = "lost-" + UUID.randomUUID().toString().substring(0, 6);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static PortalFixture fixture;
    private static Keycloak keycloak;
    private static Api alice;
    private static String build;

    @BeforeAll
    static void buildSomethingThatTakesLong() {
        fixture = PortalFixture.running();
        keycloak = fixture.stack().keycloak();
        alice = fixture.api("alice");
        Models.team(alice, TEAM);
        var revision = Models.publish(
                alice, TEAM + "/slow", Models.dockerfile("RUN echo it goes on; sleep 300; echo " + System.nanoTime()));
        build = "/builds/" + Models.requestBuild(alice, TEAM + "/slow", revision);
        Models.until(alice, build, answer -> answer.field("status").equals("RUNNING"));
    }

    @AfterAll
    static void leaveNothing() {
        keycloak.leave("alice", GROUP);
        alice.post(build + "/cancel", Map.of());
        Models.finished(alice, build);
        Models.leaveNothing(alice, TEAM);
    }

    @Test
    void aMemberWhoIsRemovedHasNothingLeft() {
        var member = "/teams/" + TEAM + "/members/carol";
        assertThat(alice.put(member, Map.of("role", "developer")).status()).isEqualTo(200);
        var carol = fixture.api("carol");
        var token = personal(carol, "of-carol");
        var byToken = new Followed(bearer(token));
        var inPerson = new Followed(carol.request(log()));
        assertThat(alice.get(build + "/log").status()).isEqualTo(200);

        assertThat(alice.delete(member).status()).isEqualTo(204);

        byToken.endsAtOnce();
        inPerson.endsAtOnce();
        for (var path : List.of("/teams/" + TEAM, "/scripts/" + TEAM + "/slow", build, build + "/log")) {
            assertThat(carol.get(path).status()).as(path).isEqualTo(404);
            assertThat(Api.exchange(bearer(token, "/api/v1" + path).build()).status())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(carol.get("/teams").text()).doesNotContain(TEAM);
        assertThat(alice.get(build).field("status")).isEqualTo("RUNNING");
    }

    @Test
    void whatAGroupGaveIsGoneWithTheNextClaimForOldTokensAndOpenStreamsToo() {
        keycloak.join("alice", GROUP);
        untilSeen(
                "alice",
                api -> api.put("/teams/" + TEAM + "/groups", Map.of("group", GROUP, "role", "developer"))
                                .status()
                        == 204);
        var dave = fixture.api("dave");
        assertThat(dave.get("/teams/" + TEAM).status()).isEqualTo(404);
        keycloak.join("dave", GROUP);
        untilSeen("dave", api -> api.get("/teams/" + TEAM).status() == 200);
        var token = personal(dave, "of-dave");
        var inGroup = fixture.api("dave");
        assertThat(inGroup.get("/teams/" + TEAM).field("yourRole")).isEqualTo("developer");
        assertThat(alice.get("/teams/" + TEAM).text()).contains("\"group\":\"" + GROUP + "\"");
        var byToken = new Followed(bearer(token));
        var inPerson = new Followed(inGroup.request(log()));

        keycloak.leave("dave", GROUP);
        assertThat(fixture.api("dave").get("/teams/" + TEAM).status()).isEqualTo(404);

        byToken.endsAtOnce();
        inPerson.endsAtOnce();
        assertThat(inGroup.get("/teams/" + TEAM).status()).isEqualTo(404);
        assertThat(Api.exchange(bearer(token, "/api/v1/teams/" + TEAM).build()).status())
                .isEqualTo(404);
    }

    @Test
    void whoeverSignsOutEndsWhatTheirBrowserFollows() {
        try (var chromium = Chromium.start()) {
            var page = chromium.page(1440, ColorScheme.LIGHT);
            Chromium.signIn(page, fixture.url(), "alice", fixture.password("alice"));
            page.waitForSelector("main h1");
            var cookies = page.context().cookies().stream()
                    .filter(cookie -> cookie.domain.equals("localhost"))
                    .map(cookie -> cookie.name + "=" + cookie.value)
                    .collect(Collectors.joining("; "));
            var followed = new Followed(
                    HttpRequest.newBuilder(fixture.url().resolve(log())).header("Cookie", cookies));

            page.getByLabel("User menu of alice").click();
            page.getByText("Sign out").click();

            followed.endsAtOnce();
        }
    }

    /// Fresh tokens carry fresh claims, but only the next second's is sure to be newer than the last one's.
    private static void untilSeen(String user, Predicate<Api> seen) {
        await("Keycloak's claim about " + user + " is known")
                .atMost(Duration.ofSeconds(20))
                .until(() -> seen.test(fixture.api(user)));
    }

    private static String personal(Api person, String name) {
        var made = person.post("/tokens", Map.of("name", name + "-" + TEAM, "scopes", List.of("read")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.field("secret");
    }

    private static String log() {
        return "/api/v1" + build + "/log?follow=true";
    }

    private static HttpRequest.Builder bearer(String token) {
        return bearer(token, log());
    }

    private static HttpRequest.Builder bearer(String token, String path) {
        return HttpRequest.newBuilder(fixture.url().resolve(path)).header("Authorization", "Bearer " + token);
    }

    /// A log that somebody follows; the test goes on once its first line has come.
    private static final class Followed {
        private final CompletableFuture<Boolean> end;

        Followed(HttpRequest.Builder request) {
            try {
                var response = HTTP.send(request.GET().build(), BodyHandlers.ofInputStream());
                assertThat(response.statusCode()).isEqualTo(200);
                var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
                assertThat(lines.readLine()).isNotNull();
                end = CompletableFuture.supplyAsync(() -> readToEnd(lines));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static boolean readToEnd(BufferedReader lines) {
            try {
                while (lines.readLine() != null) {
                    // only the end matters
                }
                return true;
            } catch (IOException e) {
                return true; // cut off is an end as well
            }
        }

        void endsAtOnce() {
            await("the stream ends").atMost(AT_ONCE).until(end::isDone);
        }
    }
}
