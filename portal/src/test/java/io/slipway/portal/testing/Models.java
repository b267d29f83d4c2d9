package io.slipway.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.EngineException;
import io.slipway.engine.ImageId;
import io.slipway.engine.docker.DockerEngines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Scripts for tests, and the steps from a script to what runs of it, taken through the API.
public final class Models {
    private static final Path MODELS = Path.of("src", "test", "resources", "models");
    private static final Set<String> UNFINISHED =
            Set.of("QUEUED", "BUILDING", "STARTING", "PREPARING", "MEASURING", "REMOVING");

    private Models() {}

    /// The files of the smallest model; the variation makes content, and so a revision, of its own.
    public static Map<String, String> tiny(String variation) {
        var files = files("tiny");
        files.put("variation.txt", variation + "\n");
        return files;
    }

    /// The files of a script of the tests.
    public static Map<String, String> files(String script) {
        var files = new LinkedHashMap<String, String>();
        try (var found = Files.list(MODELS.resolve(script))) {
            for (var file : found.sorted().toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One Dockerfile on the base image that is always there.
    public static Map<String, String> dockerfile(String instructions) {
        return Map.of("Dockerfile", "FROM debian:trixie-slim\n" + instructions + "\n");
    }

    /// Creates a team owned by the user.
    public static String team(Api api, String name) {
        var answer = api.post("/teams", Map.of("name", name, "title", "Team " + name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return name;
    }

    /// Saves the files as a revision and answers its number.
    public static int publish(Api api, String script, Map<String, String> files) {
        var answer = api.post("/scripts/" + script + "/revisions?message=for+a+test", "application/gzip", tarGz(files));
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        return answer.json().path("number").asInt();
    }

    /// Asks for a build and answers its id.
    public static String requestBuild(Api api, String script, int revision) {
        var answer = api.post("/builds", Map.of("script", script, "revision", Integer.toString(revision)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.field("id");
    }

    /// Asks for a deployment and answers its id.
    public static String requestLaunch(Api api, String script, int revision, String name, Map<String, String> env) {
        var answer = api.post(
                "/deployments",
                Map.of(
                        "team", script.substring(0, script.indexOf('/')),
                        "name", name,
                        "script", script,
                        "revision", Integer.toString(revision),
                        "env", env));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.field("id");
    }

    /// Waits until a build, deployment or comparison has come to rest, and answers it.
    public static Api.Answer finished(Api api, String path) {
        return await(path + " comes to rest")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> api.get(path), answer -> !unfinished(path, answer.field("status")));
    }

    /// A deployment that runs has arrived; a build that runs has not.
    private static boolean unfinished(String path, String status) {
        return UNFINISHED.contains(status) || (path.startsWith("/builds/") && status.equals("RUNNING"));
    }

    /// Waits until something about a thing holds, and answers the thing.
    public static Api.Answer until(Api api, String path, Function<Api.Answer, Boolean> condition) {
        return await(path)
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> api.get(path), condition::apply);
    }

    /// Removes the deployments of a team and the images of its builds from the engine.
    public static void leaveNothing(Api api, String team) {
        var deployments = api.get("/deployments?team=" + team)
                .json()
                .valueStream()
                .map(deployment -> "/deployments/" + deployment.path("id").asString())
                .toList();
        deployments.forEach(api::delete);
        deployments.forEach(path -> until(api, path, answer -> answer.status() == 404));
        api.get("/builds?team=" + team + "&status=SUCCEEDED")
                .json()
                .forEach(build -> removeImage(build.path("image").path("id").asString()));
    }

    /// Takes an image from the engine behind the portal's back, if it is there.
    public static void removeImage(String id) {
        try (var engine = DockerEngines.connect(URI.create("unix:///var/run/docker.sock"))) {
            engine.removeImage(new ImageId(id));
        } catch (EngineException.NotFound e) {
            return; // what was to be
        }
    }

    /// A context as `tar.gz`.
    public static byte[] tarGz(Map<String, String> files) {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (var file : files.entrySet()) {
                var content = file.getValue().getBytes(StandardCharsets.UTF_8);
                var entry = new TarArchiveEntry(file.getKey());
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
