package io.slipway.portal.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Scripts as artifacts, in the hands of a client that is not ours.
class SkopeoIT {
    private static final String TEAM = "oci-doors";

    private static PortalFixture fixture;
    private static Api alice;

    @TempDir
    private Path folder;

    @BeforeAll
    static void publish() {
        fixture = PortalFixture.running();
        alice = fixture.api("alice");
        Models.team(alice, TEAM);
        Models.publish(alice, TEAM + "/plain", Models.tiny("skopeo"));
    }

    @Test
    void aScriptIsCopiedOutAndIntoAnotherScript() {
        var credentials = "alice:" + token("copier", "read", "write");
        var inspected = Shell.run(List.of(
                "skopeo", "inspect", "--raw", "--tls-verify=false", "--creds", credentials, address("plain:latest")));
        assertThat(inspected.exit()).as(inspected.output()).isZero();
        assertThat(inspected.output()).contains("application/vnd.slipway.script.v1", "serve.pl");

        var out = Shell.run(List.of(
                "skopeo",
                "copy",
                "--preserve-digests",
                "--src-tls-verify=false",
                "--src-creds",
                credentials,
                address("plain:latest"),
                "oci:" + folder + ":plain"));
        assertThat(out.exit()).as(out.output()).isZero();
        var in = Shell.run(List.of(
                "skopeo",
                "copy",
                "--preserve-digests",
                "--dest-tls-verify=false",
                "--dest-creds",
                credentials,
                "oci:" + folder + ":plain",
                address("copied:stable")));
        assertThat(in.exit()).as(in.output()).isZero();

        var original = alice.get("/scripts/" + TEAM + "/plain/revisions/latest");
        var copied = alice.get("/scripts/" + TEAM + "/copied/revisions/stable");
        assertThat(copied.status()).as(copied.text()).isEqualTo(200);
        assertThat(copied.field("digest")).isEqualTo(original.field("digest"));
    }

    @Test
    void aScriptIsCopiedToAFolderAndBackAndToAnotherTagOfTheSameRevision() {
        var credentials = "alice:" + token("folder", "read", "write");

        copy(credentials, address("plain:latest"), "dir:" + folder);
        copy(credentials, "dir:" + folder, address("back:v1"));
        copy(credentials, address("back:v1"), address("back:stable"));

        var tags = skopeo("list-tags", "--tls-verify=false", "--creds", credentials, address("back"));
        assertThat(tags.output()).contains("\"latest\"", "\"stable\"", "\"v1\"");
        assertThat(alice.get("/scripts/" + TEAM + "/back/revisions/stable").field("digest"))
                .isEqualTo(alice.get("/scripts/" + TEAM + "/plain/revisions/latest")
                        .field("digest"));
        assertThat(alice.get("/scripts/" + TEAM + "/back/revisions").json().size())
                .isOne();
        var refused = skopeo("delete", "--tls-verify=false", "--creds", credentials, address("back:v1"));
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output()).contains("revisions never change");
    }

    /// Plain `inspect` reads a configuration of an image, which no artifact has in any registry.
    @Test
    void whatAnArtifactIsIsSeenInItsRawManifestAndConfiguration() {
        var credentials = "alice:" + token("inspector", "read");

        var plain = skopeo("inspect", "--tls-verify=false", "--creds", credentials, address("plain:latest"));
        var config =
                skopeo("inspect", "--config", "--raw", "--tls-verify=false", "--creds", credentials, address("plain"));

        assertThat(plain.output()).contains("unsupported image-specific operation on artifact");
        assertThat(config.exit()).as(config.output()).isZero();
        assertThat(config.output().strip()).isEqualTo("{}");
    }

    private static void copy(String credentials, String from, String to) {
        var copied = skopeo(
                "copy",
                "--preserve-digests",
                "--src-tls-verify=false",
                "--dest-tls-verify=false",
                "--src-creds",
                credentials,
                "--dest-creds",
                credentials,
                from,
                to);
        assertThat(copied.exit()).as(copied.output()).isZero();
    }

    private static Shell skopeo(String... arguments) {
        return Shell.run(
                Stream.concat(Stream.of("skopeo"), Stream.of(arguments)).toList());
    }

    @Test
    void aTokenForReadingPushesNothing() {
        var refused = Shell.run(List.of(
                "skopeo",
                "copy",
                "--src-tls-verify=false",
                "--dest-tls-verify=false",
                "--src-creds",
                "alice:" + token("reader", "read"),
                "--dest-creds",
                "alice:" + token("reader-too", "read"),
                address("plain:latest"),
                address("forbidden:latest")));

        assertThat(refused.exit()).isNotZero();
        assertThat(alice.get("/scripts/" + TEAM + "/forbidden").status()).isEqualTo(404);
    }

    @Test
    void whoHasNoTokenIsToldWhereToGetOne() {
        var refused = get("/v2/" + TEAM + "/plain/manifests/latest", "");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                .isEqualTo("Bearer realm=\"%s/v2/token\",service=\"slipway\",scope=\"repository:%s/plain:pull\""
                        .formatted(fixture.url().toString().replaceAll("/$", ""), TEAM));
        assertThat(refused.body()).contains("\"UNAUTHORIZED\"");
    }

    @Test
    void aNoteOpensWhatWasAskedForAndEndsWithTheTokenBehindIt() {
        var made = alice.post("/tokens", Map.of("name", "noted", "scopes", List.of("read")));
        var basic =
                Base64.getEncoder().encodeToString(("alice:" + made.field("secret")).getBytes(StandardCharsets.UTF_8));
        var answer = get("/v2/token?scope=repository:" + TEAM + "/plain:pull", "Basic " + basic);
        var note = JsonMapper.shared().readTree(answer.body()).path("token").asString("");
        var bearer = "Bearer " + note;

        assertThat(get("/v2/" + TEAM + "/plain/tags/list", bearer).body()).contains("latest");
        assertThat(get("/v2/" + TEAM + "/other/tags/list", bearer).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/teams", bearer).statusCode()).isEqualTo(401);
        assertThat(get("/v2/", bearer.substring(0, bearer.length() - 3) + "AAA").statusCode())
                .isEqualTo(401);

        alice.delete("/tokens/" + made.field("id"));

        assertThat(get("/v2/" + TEAM + "/plain/tags/list", bearer).statusCode()).isEqualTo(401);
    }

    private static String token(String name, String... scopes) {
        return alice.post("/tokens", Map.of("name", name, "scopes", List.of(scopes)))
                .field("secret");
    }

    private static String address(String reference) {
        return "docker://%s/%s/%s".formatted(fixture.url().getAuthority(), TEAM, reference);
    }

    private static HttpResponse<String> get(String path, String authorization) {
        var request =
                HttpRequest.newBuilder(URI.create(fixture.url().toString()).resolve(path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
