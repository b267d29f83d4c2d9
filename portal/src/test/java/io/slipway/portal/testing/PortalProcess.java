package io.slipway.portal.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The packaged portal as a process of its own, so that a test can kill it.
public final class PortalProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final URI url;

    private PortalProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /// Starts the packaged portal with these environment variables and waits until it is ready.
    ///
    /// @param log where its output goes
    public static PortalProcess start(Map<String, String> environment, Path log) {
        var settings = new HashMap<>(environment);
        var java = ProcessHandle.current().info().command().orElse("java");
        var builder = new ProcessBuilder(List.of(java, "-Xmx512m", "-jar", jar().toString()));
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            var portal =
                    new PortalProcess(builder.start(), URI.create("http://localhost:" + settings.get("SLIPWAY_PORT")));
            portal.awaitReady(log);
            return portal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it answers.
    public URI url() {
        return url;
    }

    /// All processes it started, with what those started.
    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /// SIGKILL: no shutdown hook, no last word.
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private void awaitReady(Path log) {
        await("the portal is ready, see " + log)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("The portal ended: " + Files.readString(log));
                    }
                    return answersReady();
                });
    }

    private boolean answersReady() throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                                    HttpRequest.newBuilder(url.resolve("/actuator/health/readiness"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path jar() {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("portal-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no packaged portal in target/."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
