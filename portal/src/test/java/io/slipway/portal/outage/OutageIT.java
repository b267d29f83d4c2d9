package io.slipway.portal.outage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.slipway.infra.LocalStack;
import io.slipway.infra.LocalStackOptions;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Chromium;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import io.slipway.portal.testing.RunningPortal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL, Keycloak and the engine go away under the running portal, and come back.
class OutageIT {
    private static final String TEAM = "outage";
    private static final String DATABASE_DOWN = "The database is not available";
    private static final String SIGN_IN_DOWN = "The sign-in service is not available";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static LocalStack stack;
    private static Chromium chromium;
    private static int port;

    @TempDir
    private Path directory;

    private RunningPortal portal;

    @BeforeAll
    static void startWhatThePortalRestsOn() {
        port = PortalFixture.freePort();
        stack = LocalStack.start(
                Path.of("target", "outage-stack"), LocalStackOptions.forPortal("http://localhost:" + port));
        chromium = Chromium.start();
        setDefaultAssertionTimeout(SOON.toMillis());
    }

    @AfterAll
    static void stopIt() {
        chromium.close();
        stack.close();
    }

    @BeforeEach
    void startThePortal() {
        var settings = new LinkedHashMap<>(stack.environment());
        var name = "outage_" + UUID.randomUUID().toString().replace("-", "");
        settings.put("SLIPWAY_DB_URL", stack.postgres().createDatabase(name));
        settings.put("SLIPWAY_PORT", Integer.toString(port));
        settings.put("SLIPWAY_BENCHMARKS_JAR", PortalFixture.benchmarksJar().toString());
        settings.put("SLIPWAY_ENGINE", "unix://" + directory.resolve("engine.sock"));
        portal = RunningPortal.start(settings);
    }

    @AfterEach
    void bringEverythingBack() {
        stack.mend(_ -> {});
        try (var _ = portal) {
            Models.leaveNothing(api("alice"), TEAM);
        }
    }

    @Test
    void anOutageOfTheDatabaseIsToldEverywhereAndEndsByItself() throws IOException {
        bringTheEngine();
        var alice = api("alice");
        Models.team(alice, TEAM);
        var slow = Models.publish(alice, TEAM + "/slow", Models.dockerfile("RUN echo outage-it && sleep 6"));
        var open = signedIn();
        assertThat(open.getByRole(AriaRole.HEADING, named("Scripts"))).isVisible();
        var build = Models.requestBuild(alice, TEAM + "/slow", slow);
        Models.until(alice, "/builds/" + build + "/log", answer -> answer.text().contains("sleep 6"));

        stack.postgres().close();

        assertTheDatabaseIsSaidToBeDown(alice);
        assertThat(open.getByText(DATABASE_DOWN)).isVisible();
        open.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Teams"))
                .first()
                .click();
        assertThat(open.getByText("Slipway cannot reach PostgreSQL")).isVisible();

        stack.mend(_ -> {});

        await("the API is back")
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(alice.get("/scripts/" + TEAM + "/slow").status())
                                .isEqualTo(200));
        assertThat(get("/").statusCode()).isEqualTo(200);
        assertThat(open.getByRole(AriaRole.HEADING, named("Teams"))).isVisible();
        assertThat(open.getByText(DATABASE_DOWN)).isHidden();
        assertThat(Models.finished(alice, "/builds/" + build).field("status"))
                .as("the build that was under way")
                .isEqualTo("SUCCEEDED");
        var next = Models.publish(alice, TEAM + "/slow", Models.dockerfile("RUN echo after the outage"));
        assertThat(Models.finished(alice, "/builds/" + Models.requestBuild(alice, TEAM + "/slow", next))
                        .field("status"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void anOutageOfTheSignInIsToldAndDoesNotStopWhoIsIn() {
        var alice = api("alice");
        assertThat(alice.get("/teams").status()).isEqualTo(200);
        var open = signedIn();

        stack.keycloak().close();

        var page = get("/scripts");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains(SIGN_IN_DOWN).contains("tries again");
        assertThat(alice.get("/teams").status())
                .as("a call with a token from before")
                .isEqualTo(200);
        open.navigate(portal.url().resolve("/teams").toString());
        assertThat(open.getByRole(AriaRole.HEADING, named("Teams"))).isVisible();

        stack.mend(_ -> {});

        var back = get("/scripts");
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.uri().toString()).startsWith(stack.keycloak().issuer());
        assertThat(back.body()).contains("Sign In");
        assertThat(api("bob").get("/teams").status()).isEqualTo(200);
    }

    @Test
    void anOutageOfTheEngineEndsWorkInAStateThatSaysSoAndLosesNothing() throws IOException {
        var alice = api("alice");
        Models.team(alice, TEAM);
        var first = Models.publish(alice, TEAM + "/tiny", Models.tiny("one"));
        var second = Models.publish(alice, TEAM + "/tiny", Models.tiny("two"));

        assertTheEngineIsSaidToBeDown(alice, signedIn());
        var build = Models.finished(alice, "/builds/" + Models.requestBuild(alice, TEAM + "/tiny", first));
        assertEndedForTheEngine(build);
        var launch = Models.requestLaunch(alice, TEAM + "/tiny", first, "tiny", Map.of());
        assertEndedForTheEngine(Models.finished(alice, "/deployments/" + launch));
        var comparison = alice.post("/comparisons", Map.of("team", TEAM, "targets", targets(first, second)));
        assertEndedForTheEngine(Models.finished(alice, "/comparisons/" + comparison.field("id")));

        bringTheEngine();

        Models.until(alice, "/engines", answer -> engineStatus(answer).equals("UP"));
        assertThat(alice.get("/scripts/" + TEAM + "/tiny")
                        .json()
                        .path("latestRevision")
                        .asInt())
                .isEqualTo(second);
        alice.post("/deployments/" + launch + "/start", Map.of());
        var again = Models.requestBuild(alice, TEAM + "/tiny", first);
        assertThat(Models.finished(alice, "/builds/" + again).field("status")).isEqualTo("SUCCEEDED");
    }

    private void assertTheDatabaseIsSaidToBeDown(Api api) {
        var asked = System.nanoTime();
        var page = get("/");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains(DATABASE_DOWN).contains("tries again");
        for (var answer : List.of(
                api.get("/teams"),
                api.get("/builds/" + UUID.randomUUID()),
                api.post("/teams", Map.of("name", "in-the-dark")),
                api.post("/builds", Map.of("script", TEAM + "/slow")))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.field("type")).isEqualTo("/problems/database-unavailable");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .as("five refusals")
                .isLessThan(SOON);
    }

    private static void assertTheEngineIsSaidToBeDown(Api api, Page page) {
        var engines = Models.until(api, "/engines", answer -> answer.text().contains("nobody answers"));
        assertThat(engineStatus(engines)).isEqualTo("DOWN");
        assertThat(engines.text()).contains("Start the engine");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Engines"))
                .first()
                .click();
        assertThat(page.getByText("The engine is down")).isVisible();
        assertThat(page.getByText("Start the engine")).isVisible();
    }

    private static void assertEndedForTheEngine(Api.Answer thing) {
        assertThat(thing.field("status")).as(thing.text()).isEqualTo("FAILED");
        assertThat(thing.json().path("error").path("message").asString()).contains("nobody answers");
        assertThat(thing.json().path("error").path("hint").asString()).contains("engine");
    }

    private static String engineStatus(Api.Answer engines) {
        return engines.json().path(0).path("status").asString();
    }

    private static List<Map<String, String>> targets(int first, int second) {
        return List.of(
                Map.of("script", TEAM + "/tiny", "revision", Integer.toString(first)),
                Map.of("script", TEAM + "/tiny", "revision", Integer.toString(second)));
    }

    /// There is no engine at the portal's address until a test brings it.
    private void bringTheEngine() throws IOException {
        Files.createSymbolicLink(directory.resolve("engine.sock"), Path.of("/var/run/docker.sock"));
    }

    private Api api(String user) {
        return Api.signedIn(portal.url(), URI.create(stack.keycloak().issuer()), user, password(user));
    }

    private Page signedIn() {
        var page = chromium.page(1440, ColorScheme.LIGHT);
        Chromium.signIn(page, portal.url().resolve("/scripts"), "alice", password("alice"));
        return page;
    }

    private static String password(String user) {
        return stack.credentials().password(user);
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name).setExact(true).setLevel(1);
    }

    /// A page load as a browser without a session does it, redirects followed.
    private HttpResponse<String> get(String path) {
        try (var http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager())
                .build()) {
            return http.send(
                    HttpRequest.newBuilder(portal.url().resolve(path))
                            .header("Accept", "text/html")
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
