package io.slipway.infra.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A server started for this run, and ended with it.
record Server(String name, URI address, Process process, Path log) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static Server start(
            String name, List<String> command, Map<String, String> environment, URI address, Path directory) {
        var log = directory.resolve(name + ".log");
        try {
            Files.createDirectories(directory);
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            var server = new Server(name, address, process, log);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
            return server;
        } catch (IOException e) {
            throw new BenchFailure("Could not start " + name + ": " + e.getMessage(), e);
        }
    }

    /// Waits until the path answers with this status.
    Server await(String path, int status) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline && process.isAlive()) {
                if (status(http, path) == status) {
                    return this;
                }
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new BenchFailure("Could not start " + name + ": " + path + " does not answer. See " + log);
    }

    private int status(HttpClient http, String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0; // not listening yet
        }
    }

    /// The processor time it has used until now.
    Duration processorTime() {
        return processorTime(process.toHandle());
    }

    static Duration processorTime(ProcessHandle handle) {
        return Stream.concat(Stream.of(handle), handle.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
