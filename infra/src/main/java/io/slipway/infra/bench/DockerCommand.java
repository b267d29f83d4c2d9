package io.slipway.infra.bench;

import io.slipway.infra.Command;
import java.util.ArrayList;
import java.util.List;

/// The `docker` command, as people use it at the engine that the portal uses too.
final class DockerCommand {
    private DockerCommand() {}

    /// Runs it and answers what it printed.
    static String run(String... arguments) {
        var words = new ArrayList<>(List.of("docker"));
        var engine = System.getenv("SLIPWAY_ENGINE");
        if (engine != null && !engine.isBlank()) {
            words.addAll(List.of("--host", engine));
        }
        words.addAll(List.of(arguments));
        var outcome = new Command(words).run();
        if (!outcome.succeeded()) {
            throw new BenchFailure("Could not run '%s': %s".formatted(String.join(" ", words), outcome.output()));
        }
        return outcome.output().strip();
    }
}
