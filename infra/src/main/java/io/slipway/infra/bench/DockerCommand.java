package io.slipway.infra.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The `docker` command, as people use it at the engine that the portal uses too.
final class DockerCommand {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private DockerCommand() {}

    /// Runs it and answers what it printed.
    static String run(String... arguments) {
        var command = new ArrayList<>(List.of("docker"));
        var engine = System.getenv("SLIPWAY_ENGINE");
        if (engine != null && !engine.isBlank()) {
            command.addAll(List.of("--host", engine));
        }
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new BenchFailure("Could not run '%s': %s".formatted(String.join(" ", command), printed));
            }
            return printed;
        } catch (IOException e) {
            throw new BenchFailure("Could not run docker: " + e.getMessage() + ". Install the docker command.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while docker was running.", e);
        }
    }
}
