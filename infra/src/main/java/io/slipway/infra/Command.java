package io.slipway.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A short command of the operating system, run to its end.
///
/// @param environment what is added to our own environment
public record Command(List<String> words, Map<String, String> environment) {
    /// With our own environment.
    public Command(List<String> words) {
        this(words, Map.of());
    }

    /// Exit code and everything printed. A command that cannot be started counts as exit code 127.
    public record Outcome(int exitCode, String output) {
        /// Whether it ended with 0.
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /// Runs it, for five minutes at most.
    public Outcome run() {
        try {
            var builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            var output = CompletableFuture.supplyAsync(() -> read(process), Thread.ofVirtual()::start);
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Outcome(124, "no end within 5 minutes");
            }
            // A daemon that inherits the pipe keeps it open; the command itself has ended.
            return new Outcome(
                    process.exitValue(),
                    output.completeOnTimeout("", 5, TimeUnit.SECONDS).join());
        } catch (IOException e) {
            return new Outcome(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(130, "interrupted");
        }
    }

    private static String read(Process process) {
        try (var in = process.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
