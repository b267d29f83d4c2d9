package io.slipway.portal.comparison;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How the benchmarks are started: the flat jar, under the same JDK as the portal.
@Component
class BenchmarkCommand {
    private final Path jar;

    BenchmarkCommand(@Value("${slipway.benchmarks-jar:benchmarks/target/slipway-benchmarks.jar}") String jar) {
        this.jar = Path.of(jar);
    }

    /// The words that run a plan and leave the report in a directory.
    List<String> running(Path plan, Path out) {
        if (!Files.isRegularFile(jar)) {
            throw new RunFailure(
                    "Could not start the benchmarks: there is no file " + jar.toAbsolutePath() + ".",
                    "Ask the site's administrator to build it and to set SLIPWAY_BENCHMARKS_JAR.");
        }
        return List.of(
                java(),
                "-Xmx512m",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toAbsolutePath().toString(),
                "run",
                "--plan",
                plan.toString(),
                "--out",
                out.toString(),
                "--stop-with-stdin");
    }

    static String java() {
        return ProcessHandle.current()
                .info()
                .command()
                .orElseGet(() ->
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }
}
