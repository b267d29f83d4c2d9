package io.slipway.portal.comparison;

import io.slipway.benchmarks.report.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The benchmarks at work in a process of their own, whose progress lines are followed.
///
/// Their standard input stays open as long as this process lives: when it closes, they end, even if the portal was
/// killed. They get none of the portal's environment, which holds its passwords.
final class BenchmarkProcess {
    private static final Logger log = LoggerFactory.getLogger(BenchmarkProcess.class);
    private static final Set<String> HARMLESS = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ");
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final int KEPT_LINES = 30;
    private static final long LOOK_MILLIS = 500;

    private final Process process;
    private final Consumer<Progress> listener;
    private final Thread reader;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private volatile long lastSign = System.nanoTime();
    private volatile @Nullable Progress lastProgress;

    private BenchmarkProcess(Process process, Consumer<Progress> listener) {
        this.process = process;
        this.listener = listener;
        this.reader = Thread.ofVirtual().name("benchmark-output").unstarted(this::follow);
    }

    static BenchmarkProcess start(List<String> command, Path directory, Consumer<Progress> listener) {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().keySet().retainAll(HARMLESS);
        try {
            var started = new BenchmarkProcess(builder.start(), listener);
            started.reader.start();
            return started;
        } catch (IOException e) {
            throw new RunFailure(
                    "Could not start the benchmarks: " + e.getMessage() + ".",
                    "Ask the site's administrator to look at the portal's log.",
                    e);
        }
    }

    /// Waits until it ended well.
    ///
    /// @param patience how long it may be silent
    void await(Duration patience) throws InterruptedException {
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - lastSign > patience.toNanos()) {
                kill();
                throw new RunFailure(
                        "Could not finish the measurement: the benchmarks said nothing for %d minutes%s."
                                .formatted(patience.toMinutes(), where()),
                        "Start the comparison again; if it stops again, ask the site's administrator to look at the"
                                + " portal's log.");
            }
        }
        reader.join(GRACE); // what it said last explains how it ended
        if (process.exitValue() != 0) {
            throw failure(process.exitValue());
        }
    }

    /// Ends it with everything it started. Returns when it is gone; ending twice does nothing.
    void kill() {
        var family = process.descendants().toList();
        closeInput(); // the kind way: it ends its own forks
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("The benchmarks do not end by themselves; killing them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /// The id under which the operating system knows it.
    long pid() {
        return process.pid();
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            log.debug("The benchmarks' input was closed already", e);
        }
    }

    private void follow() {
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                lastSign = System.nanoTime();
                note(line);
            }
        } catch (IOException | UncheckedIOException e) {
            log.debug("The benchmarks' output ended early", e);
        }
    }

    private void note(String line) {
        var progress = Progress.parse(line);
        if (progress.isPresent()) {
            lastProgress = progress.get();
            listener.accept(progress.get());
        } else {
            keep(line);
        }
    }

    private synchronized void keep(String line) {
        if (lastLines.size() == KEPT_LINES) {
            lastLines.removeFirst();
        }
        lastLines.addLast(line);
    }

    private synchronized RunFailure failure(int exitCode) {
        log.warn("The benchmarks ended with {}; their last lines:\n{}", exitCode, String.join("\n", lastLines));
        var last = lastProgress;
        if (last != null && last.phase() == Progress.Phase.FAILED) {
            return new RunFailure(last.message(), "Mend what the message names and start the comparison again.");
        }
        return new RunFailure(
                "Could not finish the measurement: the benchmarks ended with exit code %d%s."
                        .formatted(exitCode, where()),
                "Start the comparison again; if it fails again, ask the site's administrator to look at the portal's"
                        + " log.");
    }

    private String where() {
        var last = lastProgress;
        return last == null || last.rounds() == 0
                ? " before the first round"
                : " after %d of %d rounds".formatted(last.round(), last.rounds());
    }
}
