package io.slipway.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.benchmarks.Main;
import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.PlanJson;
import io.slipway.benchmarks.plan.Preset;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.plan.Target.Role;
import io.slipway.benchmarks.plan.WarmUp;
import io.slipway.benchmarks.report.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run must never go on without the process that asked for it.
class OrphanTest {
    @TempDir
    Path directory;

    private final List<ProcessHandle> started = new ArrayList<>();
    private final StubServer a = StubServer.thinking(100);
    private final StubServer b = StubServer.thinking(100);
    private Path plan = Path.of("");

    @BeforeEach
    void writePlan() throws IOException {
        plan = directory.resolve("plan.json");
        Files.writeString(
                plan,
                PlanJson.write(Plan.of(Preset.THOROUGH, "endless")
                        .forks(1)
                        .warmUp(new WarmUp(0, 200))
                        .target(Target.of("a", Role.TARGET, a.address(), "/"))
                        .target(Target.of("b", Role.TARGET, b.address(), "/"))
                        .build()));
    }

    @AfterEach
    void stop() {
        started.forEach(ProcessHandle::destroyForcibly);
        a.close();
        b.close();
    }

    @Test
    void killingTheParentLeavesNoJvmBehind() throws Exception {
        Process parent = java(Launcher.class, plan, directory.resolve("out"));
        awaitMeasuring(parent);
        List<ProcessHandle> family = parent.descendants().toList();
        started.addAll(family);
        assertThat(family).as("the run and its fork").hasSizeGreaterThanOrEqualTo(2);

        parent.destroyForcibly(); // SIGKILL: no hook of the parent runs

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void closingStandardInputEndsTheRunAndItsFork() throws Exception {
        Process run = java(Main.class, "run", "--plan", plan, "--out", directory.resolve("out"), "--stop-with-stdin");
        awaitMeasuring(run);
        List<ProcessHandle> forks = run.descendants().toList();
        started.addAll(forks);
        assertThat(forks).isNotEmpty();

        run.getOutputStream().close();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(run.isAlive()).isFalse());
        assertThat(run.exitValue()).isEqualTo(3);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(forks).noneMatch(ProcessHandle::isAlive));
        assertThat(directory.resolve("out/report.json")).doesNotExist();
    }

    private Process java(Class<?> main, Object... arguments) throws IOException {
        Process process = new ProcessBuilder(command(main, arguments))
                .redirectError(directory.resolve("errors").toFile())
                .start();
        started.add(process.toHandle());
        return process;
    }

    private static List<String> command(Class<?> main, Object... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return command;
    }

    private void awaitMeasuring(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (Progress.parse(line)
                    .filter(p -> p.phase() == Progress.Phase.MEASURING)
                    .isPresent()) {
                return;
            }
        }
        throw new AssertionError("It ended early: " + Files.readString(directory.resolve("errors")));
    }

    /// What a portal would do: starts the run and keeps a hand on its standard input.
    static final class Launcher {
        private Launcher() {}

        public static void main(String[] args) throws Exception {
            Process run = new ProcessBuilder(command(Main.class, "run", "--plan", args[0], "--out", args[1]))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            run.waitFor();
        }
    }
}
