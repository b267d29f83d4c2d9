package io.slipway.portal.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Revisions fetched by programs that know addresses and passwords, and nothing of us.
class RawContentIT {
    private static final String TEAM = "raw-doors";
    private static final String SCRIPT = "/api/v1/scripts/" + TEAM + "/plain/revisions/";
    private static final String IMAGE =
            "slipway-raw-doors-test:" + ProcessHandle.current().pid();

    private static PortalFixture fixture;
    private static String token;

    @BeforeAll
    static void publish() {
        fixture = PortalFixture.running();
        var alice = fixture.api("alice");
        Models.team(alice, TEAM);
        Models.publish(alice, TEAM + "/plain", Models.dockerfile("LABEL io.slipway.test=raw-doors"));
        alice.put("/scripts/" + TEAM + "/plain/tags/stable", Map.of("revision", 1));
        Models.publish(alice, TEAM + "/followed", Models.dockerfile("LABEL io.slipway.test=raw-doors"));
        alice.put("/scripts/" + TEAM + "/followed/tags/stable", Map.of("revision", 1));
        token = alice.post("/tokens", Map.of("name", "raw-doors", "scopes", List.of("read")))
                .field("secret");
    }

    @AfterAll
    static void leaveNoImage() {
        Shell.run(List.of("docker", "image", "rm", "--force", IMAGE));
    }

    @Test
    void dockerBuildsARevisionFromItsAddress() {
        var address = "http://alice:%s@%s%s".formatted(token, fixture.url().getAuthority(), SCRIPT);

        var built = Shell.run(List.of("docker", "build", "-t", IMAGE, address + "stable/context.tar.gz"));

        assertThat(built.exit()).as(built.output()).isZero();
        assertThat(label()).isEqualTo("raw-doors");
    }

    /// BuildKit asks the portal by itself, and again with the entity tag that it was given before.
    @Test
    void buildKitFetchesARevisionByItsAddressAndFollowsTheTag() {
        assertThat(builtByBuildKit("followed")).isEqualTo("raw-doors");

        var alice = fixture.api("alice");
        Models.publish(alice, TEAM + "/followed", Models.dockerfile("LABEL io.slipway.test=moved"));
        alice.put("/scripts/" + TEAM + "/followed/tags/stable", Map.of("revision", 2));

        assertThat(builtByBuildKit("followed")).isEqualTo("moved");
    }

    private static String builtByBuildKit(String script) {
        var address = "http://alice:%s@%s/api/v1/scripts/%s/%s/revisions/stable/context.tar.gz"
                .formatted(token, fixture.url().getAuthority(), TEAM, script);
        var built = Shell.run(List.of(
                "curl",
                "--silent",
                "--show-error",
                "--fail",
                "--unix-socket",
                "/var/run/docker.sock",
                "--request",
                "POST",
                "--url-query",
                "version=2",
                "--url-query",
                "t=" + IMAGE,
                "--url-query",
                "remote=" + address,
                "http://engine/build"));
        assertThat(built.exit()).as(built.output()).isZero();
        assertThat(built.output()).contains("moby.buildkit.trace", "moby.image.id");
        return label();
    }

    private static String label() {
        return Shell.run(List.of("docker", "inspect", "-f", "{{index .Config.Labels \"io.slipway.test\"}}", IMAGE))
                .output()
                .strip();
    }

    @Test
    void whoeverSendsNoPasswordIsAskedForOne() {
        var refused = send("GET", "1/context.tar.gz", "");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().allValues("WWW-Authenticate"))
                .anySatisfy(challenge -> assertThat(challenge).startsWith("Basic realm="));
    }

    @Test
    void aContextIsTheSameBytesByTagAndNumberAndNamedByItsDigest() {
        var byTag = send("GET", "stable/context.tar.gz", token);
        var byNumber = send("GET", "1/context.tar.gz", token);
        var asked = send("HEAD", "latest/context.tar.gz", token);

        assertThat(byTag.statusCode()).isEqualTo(200);
        assertThat(byTag.body()).isEqualTo(byNumber.body()).isNotEmpty();
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).isEmpty();
        assertThat(etag(asked)).isEqualTo(etag(byTag)).isEqualTo(etag(byNumber)).matches("\"[0-9a-f]{64}\"");
        var known = send("GET", "1/context.tar.gz", token, "If-None-Match", etag(byTag));
        assertThat(known.statusCode()).isEqualTo(304);
    }

    @Test
    void theDockerfileIsTextAndNothingElse() {
        var dockerfile = send("GET", "stable/Dockerfile", token);

        assertThat(new String(dockerfile.body(), StandardCharsets.UTF_8)).startsWith("FROM debian:trixie-slim");
        assertThat(dockerfile.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(dockerfile.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(send("GET", "stable/Dockerfile", token, "If-None-Match", etag(dockerfile))
                        .statusCode())
                .isEqualTo(304);
        assertThat(send("GET", "none/Dockerfile", token).statusCode()).isEqualTo(404);
    }

    private static String etag(HttpResponse<byte[]> response) {
        return response.headers().firstValue("ETag").orElse("");
    }

    private static HttpResponse<byte[]> send(String method, String path, String password, String... headers) {
        var request = HttpRequest.newBuilder(fixture.url().resolve(SCRIPT + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (!password.isEmpty()) {
            var pair = ("anybody:" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
