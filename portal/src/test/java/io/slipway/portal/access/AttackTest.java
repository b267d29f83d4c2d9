package io.slipway.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.portal.access.Door.Answer;
import io.slipway.portal.testing.Models;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.ContentDisposition;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What people try who are let in, but not that far. What counts is the effect, not the status alone.
@WholePortal
@Import(MatrixWorld.class)
class AttackTest {
    private final MatrixWorld world;
    private final Door door;
    private final JdbcClient jdbc;

    @Autowired
    AttackTest(MatrixWorld world, JdbcClient jdbc) {
        this.world = world;
        this.door = world.door();
        this.jdbc = jdbc;
    }

    @Test
    void childrenOfOtherParentsAreNotThere() {
        var robot = world.make("robot");
        var personal = world.make("owners-token");
        var script = world.make("script");
        var another = world.make("script");
        door.json("developer", "PUT", "/api/v1/scripts/" + another + "/tags/only-here", "{\"revision\":1}");
        var before = Fingerprint.ofPeoplesThings(jdbc);

        assertThat(List.of(
                        delete("other", "/api/v1/teams/elsewhere/tokens/" + robot),
                        delete("owner", "/api/v1/teams/matrix/tokens/" + personal),
                        delete("owner", "/api/v1/tokens/" + robot),
                        delete("maintainer", "/api/v1/scripts/" + script + "/tags/only-here"),
                        door.get("viewer", "/api/v1/scripts/" + script + "/tags/only-here/history"),
                        door.get("viewer", "/api/v1/scripts/" + script + "/revisions/3"),
                        door.get("viewer", "/api/v1/scripts/" + script + "/proposals/2"),
                        door.get("other", "/api/v1/scripts/elsewhere/" + script.substring(7) + "/revisions/1"),
                        fork("owner", script, "elsewhere")))
                .extracting(Answer::status)
                .containsOnly(404);
        assertThat(Fingerprint.ofPeoplesThings(jdbc)).isEqualTo(before);
    }

    @Test
    void aRevokedTokenGoesNoFurtherAtAddressesThatAreAskedOften() {
        var issued = door.json("owner", "POST", "/api/v1/teams/matrix/tokens", """
                {"name":"asks-often","scopes":["launch"]}""");
        var secret = issued.field("secret");
        assertThat(ask(secret).status()).as("no such deployment").isEqualTo(404);

        delete("owner", "/api/v1/teams/matrix/tokens/" + issued.field("id"));

        await().until(() -> ask(secret).status() == 401);
    }

    private Answer ask(String bearer) {
        return door.json(bearer, "POST", "/predict/matrix/nothing", "{}");
    }

    @Test
    void whatATeamKeepsToItselfGetsNoFurther() {
        var script = world.make("script");
        var address = "/api/v1/scripts/" + script;
        var blob = door.get("viewer", address + "/revisions/1")
                .json()
                .path("files")
                .valueStream()
                .filter(file -> file.path("path").asString().equals("secret.txt"))
                .map(file -> file.path("sha256").asString().replace("sha256:", ""))
                .findFirst()
                .orElseThrow();
        var before = Fingerprint.ofPeoplesThings(jdbc);

        assertThat(List.of(
                        door.json("developer", "PUT", address, "{\"visibility\":\"site\"}"),
                        fork("viewer", script, "matrix")))
                .extracting(Answer::status)
                .containsOnly(403);
        assertThat(List.of(
                        fork("owner", script, "elsewhere"),
                        fork("other", script, "elsewhere"),
                        door.json("other", "PUT", address, "{\"visibility\":\"site\"}")))
                .extracting(Answer::status)
                .containsOnly(404);
        assertThat(List.of(
                        door.json("maintainer", "POST", address + "/rename", "{\"name\":\"elsewhere/taken\"}"),
                        door.json("maintainer", "POST", address + "/rename", "{\"name\":\"../elsewhere/taken\"}")))
                .extracting(Answer::status)
                .containsOnly(400);
        assertThat(Fingerprint.ofPeoplesThings(jdbc)).isEqualTo(before);

        var mine = token("developer");
        var mount = "/v2/%s/blobs/uploads/?mount=sha256:%s&from=%s";
        assertThat(door.json(mine, "POST", mount.formatted("matrix/mounted", blob, script), "{}")
                        .status())
                .as("who may read it may have it elsewhere")
                .isEqualTo(201);
        door.json("other", "PUT", "/api/v1/scripts/elsewhere/taken", "{\"description\":\"mine\"}");
        var theirs = token("other");
        assertThat(door.json(theirs, "POST", mount.formatted("elsewhere/taken", blob, script), "{}")
                        .status())
                .isEqualTo(202);
        assertThat(door.get(theirs, "/v2/elsewhere/taken/blobs/sha256:" + blob).status())
                .isEqualTo(404);
        assertThat(door.get("other", address).status()).isEqualTo(404);
        delete("other", "/api/v1/scripts/elsewhere/taken?confirm=elsewhere/taken");
    }

    @Test
    void aScriptThatRunsStaysWithItsRevisionsAndItsContainer() {
        var deployment = "/api/v1/deployments/" + world.make("deployment");
        var running = door.get("maintainer", deployment).json();
        var script = running.path("script").asString();
        var before = Fingerprint.ofPeoplesThings(jdbc);

        var refused = delete("owner", "/api/v1/scripts/" + script + "?confirm=" + script);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("uses").toString())
                .contains(running.path("name").asString());
        assertThat(Fingerprint.ofPeoplesThings(jdbc)).isEqualTo(before);
        assertThat(door.get("viewer", "/api/v1/scripts/" + script + "/revisions/2/files/secret.txt")
                        .text())
                .isEqualTo(MatrixWorld.SECRET);
        assertThat(door.get("viewer", deployment).field("status")).isEqualTo("RUNNING");
    }

    @Test
    void aFileIsServedByWhateverNameItHasAndOnlyByThat() {
        var script = world.make("script");
        var names = List.of(
                "semi;colon",
                "fold;er/in;side",
                "..;",
                "literally%3B",
                "%2e%2e",
                "100%2F3",
                "%5C",
                "%0d%0aSet-Cookie: x=y",
                "50%",
                "what?",
                "num#ber",
                "sp ace+plus",
                "\"quoted\"; filename=other",
                "<img src=x onerror=alert(1)>",
                "na\u00efve \u2192.txt",
                "\u4e2d\u6587");
        var files = names.stream().collect(Collectors.toMap(name -> name, name -> "content of " + name));
        files.put("Dockerfile", "FROM debian:trixie-slim\n");
        assertThat(door.send(
                                "developer",
                                "POST",
                                "/api/v1/scripts/" + script + "/revisions",
                                "application/gzip",
                                Models.tarGz(files))
                        .status())
                .isEqualTo(201);

        for (var name : names) {
            var address = Arrays.stream(name.split("/"))
                    .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                    .collect(Collectors.joining("/"));
            var answer = door.get("viewer", "/api/v1/scripts/" + script + "/revisions/latest/files/" + address);
            assertThat(answer.status()).as(name).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("content of " + name);
            var headers = answer.response().headers();
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
            var disposition = headers.allValues("Content-Disposition");
            assertThat(disposition).hasSize(1).first().asString().matches("[ -~]*");
            assertThat(ContentDisposition.parse(disposition.getFirst()).getFilename())
                    .isEqualTo(name.substring(name.lastIndexOf('/') + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2/files/..;/files/secret.txt",
                "2/files/..;/..;/2/files/secret.txt",
                "2/files/..%3B/files/secret.txt",
                "2/files/x/%2e%2e/secret.txt",
                "2/files/x/%252e%252e/secret.txt",
                "2/files/x%2F..%2Fsecret.txt",
                "2/files/x%252F..%252Fsecret.txt",
                "2/files/x%5C..%5Csecret.txt",
                "2/files//secret.txt",
                "2/files/./secret.txt",
                "2/files/secret.txt;x=1",
                "2/files/secret.txt%3Bx=1",
                "2/files/secret.txt%00",
                "2/files/secret.txt%0A",
                "2;x=1/files/secret.txt",
                "2%3Bx=1/files/secret.txt",
                "2%3B/files/secret.txt"
            })
    void noDetourLeadsToAFile(String path) {
        var script = world.make("script");
        var address = "/api/v1/scripts/" + script + "/revisions/";
        assertThat(door.get("viewer", address + "2/files/secret.txt").text()).isEqualTo(MatrixWorld.SECRET);

        for (var visitor : List.of("viewer", "other")) {
            var answer = door.get(visitor, address + path);
            assertThat(answer.status()).as(visitor).isIn(400, 404);
            assertThat(answer.text()).doesNotContain(MatrixWorld.SECRET);
        }
    }

    /// Nobody has to look into the log for somebody who hung up.
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aFormThatBreaksOffIsAProblemOfItsSender(CapturedOutput log) throws IOException {
        var start = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"Dockerfile\"\r\n\r\nFROM";
        try (var socket = new Socket("127.0.0.1", door.port())) {
            socket.getOutputStream().write("""
                            POST /api/v1/scripts/matrix/broken-off/revisions HTTP/1.1\r
                            Host: localhost\r
                            Authorization: Bearer developer\r
                            Content-Type: multipart/form-data; boundary=b\r
                            Content-Length: 5000\r
                            \r
                            %s""".formatted(start).getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400 ");
        }
        assertThat(door.get("developer", "/api/v1/scripts/matrix/broken-off").status())
                .isEqualTo(404);
        assertThat(log.getAll()).doesNotContain("Unexpected failure");
    }

    /// Addresses, answers of the sign-in service and last words of containers go into the log.
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void nothingThatIsLoggedMakesALineOfItsOwn(CapturedOutput log) {
        LoggerFactory.getLogger(AttackTest.class)
                .warn("Could not do this: {}", "it\n2026-01-01 root did it\r\u001b[2J\u0085\u2028\u202eback\tend");

        assertThat(log.getAll().lines())
                .filteredOn(line -> line.contains("root did it"))
                .singleElement()
                .asString()
                .contains("Could not do this: it | 2026-01-01 root did it | [2J | back\tend");
    }

    private String token(String person) {
        return door.json(person, "POST", "/api/v1/tokens", "{\"name\":\"attack\",\"scopes\":[\"read\",\"write\"]}")
                .field("secret");
    }

    @Test
    void whatNobodyMaySetStaysAsItIs() {
        var script = world.make("script");
        var before = door.get("viewer", "/api/v1/scripts/" + script).json();

        door.json("developer", "PUT", "/api/v1/scripts/" + script, """
                {"description":"told","team":"elsewhere","name":"stolen","createdBy":"root","latestRevision":99,
                 "createdAt":"1970-01-01T00:00:00Z","digest":"sha256:0","archived":true,"owner":"developer"}""");

        var after = door.get("viewer", "/api/v1/scripts/" + script).json();
        for (var field :
                List.of("team", "name", "createdBy", "latestRevision", "createdAt", "archived", "visibility")) {
            assertThat(after.path(field)).as(field).isEqualTo(before.path(field));
        }
    }

    @Test
    void nobodyMakesThemselvesMoreThanTheyAre() {
        var token = door.json("other", "POST", "/api/v1/tokens", """
                {"name":"%s","scopes":["read"],"username":"owner","team":"matrix","createdBy":"owner","siteAdmin":true}""".formatted(world.make("fresh")));
        if (token.status() == 201) {
            assertThat(token.field("username")).isEqualTo("other");
            assertThat(door.get(token.field("secret"), "/api/v1/teams/matrix").status())
                    .isEqualTo(404);
            assertThat(door.get(token.field("secret"), "/api/v1/audit").status())
                    .isEqualTo(403);
        }
        var team = world.make("fresh");
        door.json("other", "POST", "/api/v1/teams", """
                {"name":"%s","owner":"viewer","members":[{"username":"viewer","role":"owner"}]}""".formatted(team));
        assertThat(door.get("viewer", "/api/v1/teams/" + team).status()).isEqualTo(404);
        assertThat(door.json(
                                "owner",
                                "PUT",
                                "/api/v1/teams/matrix/members/" + world.make("username"),
                                "{\"role\":\"admin\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRobotIsNoPersonAndEndsWithItsToken() {
        var robot = door.json(
                "owner",
                "POST",
                "/api/v1/teams/matrix/tokens",
                "{\"name\":\"%s\",\"scopes\":[\"read\"]}".formatted(world.make("fresh")));
        var secret = robot.field("secret");
        assertThat(door.get(secret, "/api/v1/teams/matrix").status()).isEqualTo(200);
        assertThat(door.get(secret, "/teams").text()).doesNotContain("matrix"); // no page for programs
        assertThat(door.get(secret, "/api/v1/teams/elsewhere").status()).isEqualTo(404);

        jdbc.sql("update access_token set expires_at = now() - interval '1 second' where id = ?")
                .param(UUID.fromString(robot.field("id")))
                .update();
        assertThat(door.get(secret, "/api/v1/teams/matrix").status()).isEqualTo(401);
    }

    @Test
    void searchTellsAStrangerNothing() {
        var script = world.make("script");
        var name = script.substring("matrix/".length());
        for (var query : List.of("q=%s", "q=" + MatrixWorld.SECRET + "&label=%s", "base=%s", "label=%s", "team=%s")) {
            var real =
                    door.get("other", "/api/v1/scripts?" + query.formatted(query.startsWith("team") ? "matrix" : name));
            var madeUp = door.get("other", "/api/v1/scripts?" + query.formatted("nowhere-at-all"));
            assertThat(real.status()).as(query).isEqualTo(200);
            assertThat(real.text()).as(query).isEqualTo(madeUp.text()).doesNotContain("matrix");
        }
        var everything = door.get("other", "/api/v1/scripts").json();
        assertThat(everything.path("items")).isEmpty();
        assertThat(everything.path("facets").path("counted").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table script; --",
                "\" or 1=1",
                "x') union select secret from script_search_secret --",
                "%' or '%",
                "name desc; select pg_sleep(9)"
            })
    void sqlInASearchHasNoEffect(String text) {
        var before = Fingerprint.ofPeoplesThings(jdbc);
        var value = URLEncoder.encode(text, StandardCharsets.UTF_8);
        for (var call : List.of(
                "scripts?q=",
                "scripts?sort=",
                "scripts?label=",
                "scripts?base=",
                "scripts?framework=",
                "scripts?team=",
                "scripts?after=",
                "builds?script=",
                "builds?status=",
                "builds?team=",
                "deployments?script=",
                "deployments?team=",
                "comparisons?team=",
                "diffs?to=x/y:1&from=")) {
            var answer = door.get("other", "/api/v1/" + call + value);
            assertThat(answer.status()).as(call + " " + answer).isIn(200, 400, 404);
            assertThat(answer.text()).as(call).doesNotContain(MatrixWorld.SECRET, "matrix/", "syntax", "SQL");
        }
        for (var filter : List.of("actor", "action", "outcome", "kind", "name", "from", "to", "address", "before")) {
            var answer = door.get("site-admin", "/api/v1/audit?" + filter + "=" + value);
            assertThat(answer.status()).as(filter + " " + answer).isIn(200, 400);
            assertThat(answer.status() == 400 || answer.json().path("entries").isEmpty())
                    .as(filter)
                    .isTrue();
        }
        assertThat(Fingerprint.ofPeoplesThings(jdbc)).isEqualTo(before);
    }

    @Test
    void whoWasRefusedCanBeReadByTheOwnersOfWhatTheyTried() {
        var script = world.make("script");
        var viewer = world.make("username");
        var stranger = "stranger-" + world.make("fresh");
        delete(viewer, "/api/v1/scripts/" + script + "?confirm=" + script);
        door.get(stranger, "/api/v1/scripts/" + script + "/revisions/1/Dockerfile");
        door.get(stranger, "/api/v1/scripts/matrix/never-made");

        var refused = refusals("owner", viewer);
        assertThat(refused)
                .hasSize(1)
                .first()
                .asString()
                .contains("DELETE /api/v1/scripts/" + script)
                .contains("This takes a maintainer");
        assertThat(refusals("owner", stranger))
                .hasSize(1)
                .first()
                .asString()
                .contains("\"name\":\"" + script + "\"")
                .contains("/revisions/1/Dockerfile");
        assertThat(door.get("other", "/api/v1/teams/elsewhere/audit?actor=" + stranger)
                        .json()
                        .path("entries"))
                .isEmpty();
    }

    @Test
    void nobodyFillsTheLogOrBreaksItsLines() {
        var flooder = world.make("username");
        for (int count = 0; count < 40; count++) {
            delete(flooder, "/api/v1/teams/matrix/members/owner");
        }
        assertThat(refusals("owner", flooder)).hasSize(30).first().asString().contains("not recorded");

        var tricky = world.make("username");
        door.json(
                tricky, "PUT", "/api/v1/teams/matrix/members/x%0A2026-01-01%20root%20did%20it", "{\"role\":\"owner\"}");
        assertThat(door.get("owner", "/api/v1/teams/matrix/audit.csv?actor=" + tricky)
                        .text()
                        .lines())
                .noneMatch(line -> line.startsWith("2026-01-01"));
    }

    @Test
    void badTokensAreRecordedAndTheLogHoldsNoSecrets() {
        door.get("slip_" + "0".repeat(49), "/api/v1/teams");
        var all = door.get("site-admin", "/api/v1/audit.json").text();

        assertThat(door.get("site-admin", "/api/v1/audit?action=token.use&outcome=refused")
                        .json()
                        .path("entries"))
                .isNotEmpty();
        assertThat(all)
                .doesNotContain(MatrixWorld.SECRET, world.bearer(Visitor.ROBOT), world.bearer(Visitor.READ_TOKEN));
    }

    private List<JsonNode> refusals(String reader, String actor) {
        return door.get(reader, "/api/v1/teams/matrix/audit?outcome=refused&size=100&actor=" + actor)
                .json()
                .path("entries")
                .valueStream()
                .toList();
    }

    private Answer fork(String person, String script, String team) {
        return door.json(
                person,
                "POST",
                "/api/v1/scripts/" + script + "/fork",
                "{\"team\":\"%s\",\"name\":\"taken\"}".formatted(team));
    }

    private Answer delete(String person, String path) {
        return door.send(person, "DELETE", path, "", new byte[0]);
    }
}
