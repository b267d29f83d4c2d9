package io.slipway.portal;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Api.Answer;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the API answers to input that is wrong: a problem (RFC 9457) of a stable type that names the thing, or a
/// state that says what happened and what to do.
class BadInputIT {
    private static final String TEAM = "bad-input";
    private static final String TINY = TEAM + "/tiny";
    private static final String NO_ID = "00000000-0000-4000-8000-000000000000";

    private static PortalFixture fixture;
    private static Api alice; // owns the team
    private static Api carol; // a viewer of it
    private static Api dave; // knows nothing of it
    private static String running;
    private static String neverHealthy;
    private static String portless;
    private static String failingBuild;

    @BeforeAll
    static void askForWhatTakesTime() {
        fixture = PortalFixture.running();
        alice = fixture.api("alice");
        carol = fixture.api("carol");
        dave = fixture.api("dave");
        Models.team(alice, TEAM);
        assertThat(alice.put("/teams/" + TEAM + "/members/carol", Map.of("role", "viewer"))
                        .status())
                .isEqualTo(200);
        Models.publish(alice, TINY, Models.tiny("bad input"));
        Models.publish(alice, TEAM + "/portless", Models.dockerfile("CMD [\"sleep\", \"60\"]"));
        Models.publish(
                alice, TEAM + "/failing", Models.dockerfile("RUN echo as far as here\nRUN no-such-program --now"));
        neverHealthy = Models.requestLaunch(alice, TINY, 1, "never-healthy", Map.of("WARM_UP", "9999"));
        running = Models.requestLaunch(alice, TINY, 1, "running", Map.of());
        portless = Models.requestLaunch(alice, TEAM + "/portless", 1, "portless", Map.of());
        failingBuild = Models.requestBuild(alice, TEAM + "/failing", 1);
    }

    @AfterAll
    static void leaveNothingOnTheEngine() {
        Models.leaveNothing(alice, TEAM);
    }

    static Stream<Arguments> unknownThings() {
        var team = "/scripts/" + TEAM;
        return Stream.of(
                arguments("/teams/nobody", "team", "nobody"),
                arguments(team + "/none", "script", TEAM + "/none"),
                arguments(team + "/none/revisions", "script", TEAM + "/none"),
                arguments(team + "/none/revisions/1", "script", TEAM + "/none"),
                arguments("/scripts/nobody/none", "script", "nobody/none"),
                arguments(team + "/tiny/revisions/99", "revision", TINY + ":99"),
                arguments(team + "/tiny/revisions/stable", "revision", TINY + ":stable"),
                arguments(team + "/tiny/revisions/99/Dockerfile", "revision", TINY + ":99"),
                arguments(team + "/tiny/revisions/stable/context.tar.gz", "revision", TINY + ":stable"),
                arguments(team + "/tiny/revisions/1/files/none.txt", "file", "none.txt"),
                arguments("/builds/" + NO_ID, "build", NO_ID),
                arguments("/builds/" + NO_ID + "/log", "build", NO_ID),
                arguments("/builds/" + NO_ID + "/steps", "build", NO_ID),
                arguments("/builds/41", "build", "41"),
                arguments("/deployments/" + NO_ID, "deployment", NO_ID),
                arguments("/deployments/" + NO_ID + "/logs", "deployment", NO_ID),
                arguments("/deployments/digits", "deployment", "digits"),
                arguments("/comparisons/" + NO_ID, "comparison", NO_ID),
                arguments("/comparisons/first", "comparison", "first"),
                arguments("/comparisons?team=nobody", "team", "nobody"),
                arguments("/reports/" + NO_ID, "report", NO_ID),
                arguments("/reports/" + NO_ID + ".html", "report", NO_ID),
                arguments("/reports/" + NO_ID + ".csv", "report", NO_ID),
                arguments("/reports/" + NO_ID + ".jmh.json", "report", NO_ID),
                arguments("/reports/first", "report", "first"));
    }

    @ParameterizedTest
    @MethodSource("unknownThings")
    void whatDoesNotExistIsNotFoundAndNamed(String path, String kind, String name) {
        assertNotFound(alice.get(path), kind, name);
    }

    static Stream<Arguments> requestsAboutUnknownThings() {
        return Stream.of(
                arguments("/builds", Map.of("script", TEAM + "/none"), "script", TEAM + "/none"),
                arguments("/builds", Map.of("script", TINY, "revision", "stable"), "revision", TINY + ":stable"),
                arguments("/builds/" + NO_ID + "/cancel", Map.of(), "build", NO_ID),
                arguments("/deployments", launch("team", "nobody"), "team", "nobody"),
                arguments("/deployments", launch("script", TEAM + "/none"), "script", TEAM + "/none"),
                arguments("/deployments", launch("revision", "stable"), "revision", TINY + ":stable"),
                arguments("/deployments", launch("uses", NO_ID), "deployment", NO_ID),
                arguments("/deployments", Map.of("team", TEAM, "name", "x", "build", NO_ID), "build", NO_ID),
                arguments("/deployments/" + NO_ID + "/stop", Map.of(), "deployment", NO_ID),
                arguments("/deployments/" + NO_ID + "/start", Map.of(), "deployment", NO_ID),
                arguments("/deployments/" + NO_ID + "/predictions", Map.of("pixels", 1), "deployment", NO_ID),
                arguments("/deployments/digits/predictions", Map.of("pixels", 1), "deployment", "digits"),
                arguments("/comparisons", comparison(Map.of("script", TEAM + "/none")), "script", TEAM + "/none"),
                arguments(
                        "/comparisons",
                        comparison(Map.of("script", TINY, "revision", "stable")),
                        "revision",
                        TINY + ":stable"),
                arguments("/comparisons", comparison(Map.of("deployment", NO_ID)), "deployment", NO_ID),
                arguments("/comparisons/" + NO_ID + "/cancel", Map.of(), "comparison", NO_ID));
    }

    @ParameterizedTest
    @MethodSource("requestsAboutUnknownThings")
    void requestsThatNameWhatDoesNotExistAreNotFound(String path, Map<String, Object> body, String kind, String name) {
        assertNotFound(alice.post(path, body), kind, name);
    }

    @Test
    void anUnknownMemberOrDeploymentCannotBeRemoved() {
        assertNotFound(alice.delete("/teams/" + TEAM + "/members/erin"), "member", "erin");
        assertNotFound(alice.delete("/deployments/" + NO_ID), "deployment", NO_ID);
        assertNotFound(alice.delete("/scripts/" + TEAM + "/none?confirm=" + TEAM + "/none"), "script", TEAM + "/none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/teams", "/scripts", "/builds", "/deployments", "/comparisons", "/engines", "/no-such-thing"})
    void withoutATokenNothingIsAnswered(String path) {
        var answer = anonymous("GET", "/api/v1" + path);

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.field("detail")).contains("needs a token", "Authorization: Bearer");
    }

    @Test
    void aTokenOfNobodyIsRefused() {
        var request = HttpRequest.newBuilder(fixture.url().resolve("/api/v1/teams"))
                .header("Authorization", "Bearer abc.def.ghi")
                .build();

        assertProblem(Api.exchange(request), 401, "unauthenticated");
    }

    @Test
    void theThingsOfAnotherTeamDoNotExist() {
        assertNotFound(dave.get("/teams/" + TEAM), "team", TEAM);
        assertNotFound(dave.get("/scripts/" + TINY), "script", TINY);
        assertNotFound(dave.get("/scripts/" + TINY + "/revisions/1/Dockerfile"), "script", TINY);
        assertNotFound(dave.get("/scripts/" + TINY + "/revisions/1/context.tar.gz"), "script", TINY);
        assertNotFound(dave.get("/builds/" + failingBuild), "build", failingBuild);
        assertNotFound(dave.get("/builds/" + failingBuild + "/log"), "build", failingBuild);
        assertNotFound(dave.get("/deployments/" + portless), "deployment", portless);
        assertNotFound(dave.get("/deployments/" + portless + "/logs"), "deployment", portless);
        assertNotFound(dave.delete("/deployments/" + portless), "deployment", portless);
        assertNotFound(dave.post("/builds", Map.of("script", TINY)), "script", TINY);
        assertNotFound(dave.post("/deployments", launch("name", "mine")), "team", TEAM);
        assertThat(dave.get("/builds?team=" + TEAM).json()).isEmpty();
        assertThat(dave.get("/deployments?team=" + TEAM).json()).isEmpty();
        assertThat(dave.get("/scripts?team=" + TEAM).json().path("items")).isEmpty();
    }

    @Test
    void aViewerMayLookAndNothingMore() {
        assertThat(carol.get("/scripts/" + TINY).status()).isEqualTo(200);
        var upload = Models.tarGz(Models.tiny("from a viewer"));
        assertForbidden(carol.post("/scripts/" + TINY + "/revisions", "application/gzip", upload));
        assertForbidden(carol.put("/scripts/" + TINY, Map.of("description", "mine")));
        assertForbidden(carol.delete("/scripts/" + TINY + "?confirm=" + TINY));
        assertForbidden(carol.post("/builds", Map.of("script", TINY)));
        assertForbidden(carol.post("/deployments", launch("name", "mine")));
        assertForbidden(carol.post("/deployments/" + running + "/stop", Map.of()));
        assertForbidden(carol.post("/deployments/" + running + "/predictions", Map.of("pixels", 1)));
        assertForbidden(carol.get("/deployments/" + running + "/logs"));
        assertForbidden(carol.delete("/deployments/" + running));
        assertForbidden(carol.post("/comparisons", comparison(Map.of("script", TINY))));
        assertForbidden(carol.put("/teams/" + TEAM + "/members/carol", Map.of("role", "owner")));
    }

    static Stream<Arguments> refusedFields() {
        return Stream.of(
                arguments("/teams", Map.of(), "name"),
                arguments("/teams", Map.of("name", "Not A Name"), "name"),
                arguments("/teams", Map.of("name", "fine", "title", "x".repeat(101)), "title"),
                arguments("/builds", Map.of(), "script"),
                arguments("/builds", Map.of("script", "no-slash"), "script"),
                arguments("/builds", Map.of("script", TINY, "revision", "0"), "revision"),
                arguments("/builds", Map.of("script", TINY, "args", Map.of("1x", "y")), "args"),
                arguments("/builds", Map.of("script", TINY, "reuse", "perhaps"), "reuse"),
                arguments("/deployments", Map.of(), "team"),
                arguments("/deployments", Map.of("team", TEAM), "name"),
                arguments("/deployments", launch("name", "Not A Name"), "name"),
                arguments("/deployments", Map.of("team", TEAM, "name", "x"), "build"),
                arguments("/deployments", Map.of("team", TEAM, "name", "x", "build", "first"), "build"),
                arguments("/deployments", launch("limits", Map.of("cpus", 0)), "limits.cpus"),
                arguments("/deployments", launch("limits", Map.of("cpus", "all")), "limits.cpus"),
                arguments("/deployments", launch("limits", Map.of("memoryBytes", 1)), "limits.memoryBytes"),
                arguments("/deployments", launch("limits", Map.of("pids", -1)), "limits.pids"),
                arguments("/deployments", launch("env", Map.of("not a name", "x")), "env"),
                arguments("/comparisons", Map.of(), "team"),
                arguments("/comparisons", Map.of("team", TEAM), "targets"),
                arguments("/comparisons", comparison(Map.of("script", "no-slash")), "script"),
                arguments("/comparisons", comparison(Map.of()), "targets"),
                arguments("/comparisons", comparisonWith("preset", "fast"), "preset"),
                arguments("/comparisons", comparisonWith("rounds", 1), "rounds"),
                arguments("/comparisons", comparisonWith("rounds", "many"), "rounds"),
                arguments("/comparisons", comparisonWith("threshold", 3), "threshold"),
                arguments("/comparisons", comparisonWith("payload", Map.of()), "payload.body"));
    }

    @ParameterizedTest
    @MethodSource("refusedFields")
    void aFieldThatCannotBeAcceptedIsNamed(String path, Map<String, Object> body, String field) {
        var answer = alice.post(path, body);

        assertProblem(answer, 400, "invalid-input");
        assertThat(answer.field("field")).isEqualTo(field);
        assertThat(answer.field("detail")).contains(field);
    }

    @ParameterizedTest
    @CsvSource({"/builds?status=ODD,status", "/scripts?size=many,size", "/deployments/%s/logs?tail=-1,tail"})
    void aParameterThatCannotBeAcceptedIsNamed(String path, String field) {
        var answer = alice.get(path.formatted(running));

        assertProblem(answer, 400, "invalid-input");
        assertThat(answer.field("field")).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/teams", "/builds", "/deployments", "/comparisons"})
    void aBodyThatIsNoJsonIsRefused(String path) {
        var answer = alice.post(path, "application/json", "{\"name\": oops".getBytes(StandardCharsets.UTF_8));

        assertProblem(answer, 400, "malformed-body");
        assertThat(answer.field("detail")).contains("line 1");
        assertProblem(alice.post(path, "application/json", new byte[0]), 400, "malformed-body");
        assertProblem(alice.post(path, List.of(1)), 400, "malformed-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/teams", "/builds", "/deployments", "/comparisons"})
    void anotherContentTypeIsRefused(String path) {
        var answer = alice.post(path, "text/plain", "name: fine".getBytes(StandardCharsets.UTF_8));

        assertProblem(answer, 415, "unsupported-media-type");
        assertThat(answer.field("detail")).contains("application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/no-such-thing",
        "POST,/api/v1/no-such-thing",
        "GET,/api/v2/teams",
        "GET,/api",
        "GET,/api/v1/teams/bad-input/members/carol/shoes"
    })
    void aPathThatDoesNotExistIsNamed(String method, String path) {
        var answer = Api.exchange(alice.request(path).method(method, noBody()).build());

        assertProblem(answer, 404, "no-such-path");
        assertThat(answer.field("detail")).contains(path);
    }

    @Test
    void aMethodThatAPathDoesNotHaveIsRefused() {
        var answer = Api.exchange(
                alice.request("/api/v1/teams").method("PATCH", ofString("{}")).build());

        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.field("detail")).contains("PATCH").contains("GET").contains("POST");
    }

    @Test
    void anAnswerInAnotherFormThanThereIsIsRefused() {
        var request = alice.request("/api/v1/teams").header("Accept", "image/png");

        assertProblem(Api.exchange(request.build()), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "text/html,*/*"})
    void problemsAreProblemsWhateverTheCallerPrefers(String accept) {
        var request = alice.request("/api/v1/builds/" + NO_ID).header("Accept", accept);

        assertNotFound(Api.exchange(request.build()), "build", NO_ID);
    }

    @Test
    void anAddressWithTricksIsRefusedAsAProblem() {
        assertProblem(alice.get("/scripts/" + TEAM + "%2Ftiny/x"), 400, "refused-address");
        assertProblem(alice.get("/scripts/" + TEAM + ";x=1/tiny"), 400, "refused-address");
    }

    @Test
    void aDockerfileThatDoesNotParseIsRefusedWithItsLine() {
        var files = Map.of("Dockerfile", "FROM debian:trixie-slim\nRUN true\nRUNN oops\n");

        var answer = alice.post("/scripts/" + TINY + "/revisions", "application/gzip", Models.tarGz(files));

        assertProblem(answer, 400, "invalid-input");
        assertThat(answer.json().path("line").asInt()).isEqualTo(3);
        assertThat(answer.field("detail")).contains("line 3").contains("RUNN");
        assertThat(alice.get("/scripts/" + TINY).json().path("latestRevision").asInt())
                .as("what was there before")
                .isEqualTo(1);
    }

    @Test
    void aContextThatIsNoArchiveIsRefused() {
        var path = "/scripts/" + TINY + "/revisions";

        assertProblem(
                alice.post(path, "application/gzip", "not gzip".getBytes(StandardCharsets.UTF_8)),
                400,
                "invalid-input");
        assertProblem(alice.post(path, "application/gzip", Models.tarGz(Map.of("a.txt", "a"))), 400, "invalid-input");
        assertProblem(
                alice.post(path, "application/gzip", Models.tarGz(Map.of("../Dockerfile", "FROM x"))),
                400,
                "invalid-input");
        assertProblem(alice.post(path, Map.of("Dockerfile", "FROM x")), 415, "unsupported-media-type");
    }

    @Test
    void aBuildThatFailsSaysWhyWhereAndWhatHelps() {
        var build = Models.finished(alice, "/builds/" + failingBuild);

        assertThat(build.field("status")).isEqualTo("FAILED");
        var error = build.json().path("error");
        assertThat(error.path("message").asString()).contains("no-such-program");
        assertThat(error.path("hint").asString()).contains("program is missing");
        assertThat(error.path("line").asInt()).isEqualTo(3);
        assertThat(alice.get("/builds/" + failingBuild + "/log").text()).contains("as far as here");
        assertThat(alice.get("/scripts/" + TEAM + "/failing/revisions/1/Dockerfile")
                        .text())
                .contains("no-such-program");
        assertProblem(
                alice.post("/deployments", Map.of("team", TEAM, "name", "x", "build", failingBuild)),
                409,
                "build-without-image");
    }

    @Test
    void anImageWithoutAnEndpointEndsInAStateThatSaysWhatToAdd() {
        var deployment = Models.finished(alice, "/deployments/" + portless);

        assertThat(deployment.field("status")).isEqualTo("FAILED");
        assertThat(deployment.json().path("error").path("message").asString()).contains("exposes no port");
        assertThat(deployment.json().path("error").path("hint").asString()).contains("EXPOSE 8080");
        assertProblem(predict(portless, "{}"), 409, "deployment-not-running");
    }

    @Test
    void anImageThatIsGoneFromTheEngineEndsInAStateThatSaysSo() {
        var revision = Models.publish(alice, TEAM + "/gone", Models.tiny("gone"));
        var build = Models.requestBuild(alice, TEAM + "/gone", revision);
        var image =
                Models.finished(alice, "/builds/" + build).json().path("image").path("id");
        Models.removeImage(image.asString());

        var answer = alice.post("/deployments", Map.of("team", TEAM, "name", "gone", "build", build));
        var deployment = Models.finished(alice, "/deployments/" + answer.field("id"));

        assertThat(deployment.field("status")).isEqualTo("FAILED");
        assertThat(deployment.json().path("error").path("message").asString()).contains("not on the engine");
        assertThat(deployment.json().path("error").path("hint").asString()).contains("Build the revision again");
    }

    @Test
    void aPayloadThatTheModelRefusesComesBackWithTheModelsWords() {
        assertThat(Models.finished(alice, "/deployments/" + running).field("status"))
                .isEqualTo("RUNNING");

        var answer = predict(running, "{\"pixel\": [1, 2, 3]}");

        assertProblem(answer, 422, "prediction-refused");
        assertThat(answer.json().path("modelStatus").asInt()).isEqualTo(422);
        assertThat(answer.field("modelBody")).contains("pixels is missing");
        assertThat(predict(running, "{\"pixels\": [1, 2, 3]}").status()).isEqualTo(200);
    }

    @Test
    void aModelThatNeverGetsHealthyEndsInAStateWithItsLastWords() {
        var deployment = Models.finished(alice, "/deployments/" + neverHealthy);

        assertThat(deployment.field("status")).isEqualTo("FAILED");
        var error = deployment.json().path("error");
        assertThat(error.path("message").asString())
                .contains("did not get healthy")
                .contains("503");
        assertThat(error.path("hint").asString()).contains("health path").contains("listening on 8080");
    }

    @Test
    void theDescriptionOfTheApiHasEveryPath() {
        var answer = anonymous("GET", "/v3/api-docs");

        assertThat(answer.status()).isEqualTo(200);
        var paths = new TreeSet<String>();
        answer.json().path("paths").propertyNames().forEach(path -> paths.add(path.replaceAll("\\{[^}]*}", "{}")));
        assertThat(paths)
                .contains("/api/v1/teams", "/api/v1/teams/{}", "/api/v1/teams/{}/members/{}")
                .contains("/api/v1/scripts", "/api/v1/scripts/{}/{}", "/api/v1/scripts/{}/{}/revisions")
                .contains("/api/v1/scripts/{}/{}/revisions/{}", "/api/v1/scripts/{}/{}/revisions/{}/Dockerfile")
                .contains("/api/v1/scripts/{}/{}/revisions/{}/files/{}")
                .contains("/api/v1/scripts/{}/{}/revisions/{}/context.tar.gz")
                .contains("/api/v1/builds", "/api/v1/builds/{}", "/api/v1/builds/{}/log", "/api/v1/builds/{}/cancel")
                .contains("/api/v1/deployments", "/api/v1/deployments/{}", "/api/v1/deployments/{}/logs")
                .contains("/api/v1/deployments/{}/predictions")
                .contains("/api/v1/deployments/{}/stop", "/api/v1/deployments/{}/start")
                .contains("/api/v1/comparisons", "/api/v1/comparisons/{}", "/api/v1/comparisons/{}/cancel")
                .contains("/api/v1/reports/{}", "/api/v1/reports/{}.html", "/api/v1/reports/{}.csv")
                .contains("/api/v1/reports/{}.jmh.json", "/api/v1/engines");
    }

    private static Map<String, Object> launch(String field, Object value) {
        return with(Map.of("team", TEAM, "name", "x", "script", TINY, "revision", "1"), field, value);
    }

    private static Map<String, Object> comparison(Map<String, Object> second) {
        return Map.of("team", TEAM, "targets", List.of(Map.of("script", TINY), second));
    }

    private static Map<String, Object> comparisonWith(String field, Object value) {
        return with(comparison(Map.of("script", TINY)), field, value);
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    private static Answer predict(String deployment, String payload) {
        return alice.post(
                "/deployments/" + deployment + "/predictions",
                "application/json",
                payload.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer anonymous(String method, String path) {
        return Api.exchange(HttpRequest.newBuilder(fixture.url().resolve(path))
                .method(method, noBody())
                .build());
    }

    private static void assertNotFound(Answer answer, String kind, String name) {
        assertProblem(answer, 404, kind + "-not-found");
        assertThat(answer.field(kind)).isEqualTo(name);
        assertThat(answer.field("detail")).contains(name);
    }

    private static void assertForbidden(Answer answer) {
        assertProblem(answer, 403, "forbidden");
        assertThat(answer.field("detail")).contains("your role in team '" + TEAM + "' is viewer");
    }

    private static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).as(answer.text()).startsWith("application/problem+json");
        assertThat(answer.field("type")).as(answer.text()).isEqualTo("/problems/" + slug);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.field("detail")).isNotBlank();
    }
}
