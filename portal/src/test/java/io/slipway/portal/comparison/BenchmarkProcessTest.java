package io.slipway.portal.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.benchmarks.report.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real processes: nothing else shows that a child is gone.
class BenchmarkProcessTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private final List<Progress> said = new CopyOnWriteArrayList<>();

    @Test
    void tellsWhatTheBenchmarksSayUntilTheyEnd() throws InterruptedException {
        start("good").await(PATIENCE);
        await().untilAsserted(() -> assertThat(said)
                .extracting(Progress::phase)
                .containsExactly(Progress.Phase.WARMUP, Progress.Phase.MEASURING, Progress.Phase.DONE));
        assertThat(said.getLast().round()).isEqualTo(60);
        assertThat(said.getFirst().medians()).containsEntry("t1", 512.5);
    }

    @Test
    void aCrashOfTheBenchmarksSaysHowFarTheyWere() {
        assertThatExceptionOfType(RunFailure.class)
                .isThrownBy(() -> start("crash").await(PATIENCE))
                .withMessageContaining("exit code 3 after 7 of 60 rounds");
    }

    @Test
    void whatTheBenchmarksRefuseIsToldInTheirWords() {
        assertThatExceptionOfType(RunFailure.class)
                .isThrownBy(() -> start("refusal").await(PATIENCE))
                .withMessage("At 0");
    }

    @Test
    void cancellingEndsTheChildByClosingItsInput() {
        assertCancelled("patient");
    }

    @Test
    void cancellingEndsAChildThatDoesNotListen() {
        assertCancelled("stubborn");
    }

    @Test
    void aChildThatFallsSilentIsEnded() {
        var process = start("stubborn");
        assertThatExceptionOfType(RunFailure.class)
                .isThrownBy(() -> process.await(Duration.ofSeconds(3)))
                .withMessageContaining("said nothing");
        assertGone(process);
    }

    @Test
    void theChildGetsNoneOfThePortalsEnvironment() throws InterruptedException {
        start("secrets").await(PATIENCE);
        await().untilAsserted(() -> assertThat(said).hasSize(1));
        assertThat(said.getFirst().message().replaceAll("[\\[\\]]", "").split(", "))
                .isSubsetOf("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ");
    }

    @Test
    void theChildDoesNotOutliveAKilledPortal() throws IOException {
        var java = BenchmarkCommand.java();
        var classPath = System.getProperty("java.class.path");
        var portal = new ProcessBuilder(java, "-cp", classPath, DoomedPortal.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var output = portal.inputReader()) {
            var child = output.lines()
                    .filter(line -> line.startsWith("child "))
                    .map(line -> Long.parseLong(line.substring("child ".length())))
                    .findFirst()
                    .flatMap(ProcessHandle::of)
                    .orElseThrow();
            assertThat(child.isAlive()).isTrue();
            portal.destroyForcibly();
            await().until(() -> !child.isAlive());
        } finally {
            portal.destroyForcibly();
        }
    }

    @Test
    void aProgramThatIsNotThereIsAFailureWithAHint() {
        assertThatExceptionOfType(RunFailure.class)
                .isThrownBy(() -> BenchmarkProcess.start(List.of("/no/such/program"), directory, said::add))
                .withMessageContaining("Could not start the benchmarks");
    }

    private void assertCancelled(String mood) {
        var control = new RunControl();
        var process = start(mood);
        Thread.ofVirtual().start(() -> {
            await().until(() -> !said.isEmpty());
            control.stop();
        });
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> control.whileRunning(process::kill, () -> {
                    process.await(PATIENCE);
                    return true;
                }));
        assertGone(process);
    }

    private BenchmarkProcess start(String mood) {
        return BenchmarkProcess.start(FakeBenchmarks.command(mood), directory, said::add);
    }

    private static void assertGone(BenchmarkProcess process) {
        await().untilAsserted(() -> assertThat(ProcessHandle.of(process.pid()).filter(ProcessHandle::isAlive))
                .isEmpty());
    }
}
