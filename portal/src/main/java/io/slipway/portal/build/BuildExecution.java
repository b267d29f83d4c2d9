package io.slipway.portal.build;

import io.slipway.engine.BuildEvent;
import io.slipway.engine.RunningBuild;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Listens to one build on the engine and writes down what it says, in one thread: log, steps, progress.
///
/// The queue is bounded, so that an engine that talks faster than the database writes has to wait.
class BuildExecution {
    private static final long TICK_MILLIS = 200;
    private static final Duration CANCEL_CHECK = Duration.ofSeconds(2);
    private static final Duration CANCEL_GRACE = Duration.ofSeconds(30);

    private final UUID id;
    private final BuildLogs logs;
    private final LogWriter log;
    private final Consumer<BuildProgress> progressed;
    private final BlockingQueue<BuildEvent> events = new ArrayBlockingQueue<>(4_096);
    private volatile boolean abandoned;
    private volatile boolean cancelWanted;
    private volatile long began = System.nanoTime();
    private BuildProgress progress = new BuildProgress(0, 0, "");
    private boolean progressDue;

    BuildExecution(UUID id, BuildLogs logs, LogWriter log, Consumer<BuildProgress> progressed) {
        this.id = id;
        this.logs = logs;
        this.log = log;
        this.progressed = progressed;
    }

    /// Has the build end soon.
    void cancel() {
        cancelWanted = true;
    }

    boolean cancelWanted() {
        return cancelWanted;
    }

    /// How long ago it was begun.
    Duration lasted() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// The instruction that was reached.
    String instruction() {
        return progress.instruction();
    }

    /// Starts the build and stays with it until its end, or until somebody wants it cancelled and it does not obey.
    ///
    /// @param cancelled asked now and then, for those who want it cancelled from another process
    /// @throws InterruptedException when this process is about to end; the build on the engine is then ended too
    BuildEvent.Terminal run(
            Function<Consumer<BuildEvent>, RunningBuild> start, Duration limit, BooleanSupplier cancelled)
            throws InterruptedException {
        began = System.nanoTime();
        var running = start.apply(this::offer);
        try {
            return listen(running, System.nanoTime() + limit.toNanos(), cancelled);
        } finally {
            abandoned = true;
            running.cancel();
        }
    }

    private BuildEvent.Terminal listen(RunningBuild running, long deadline, BooleanSupplier cancelled)
            throws InterruptedException {
        long nextCheck = System.nanoTime() + CANCEL_CHECK.toNanos();
        long nextTick = System.nanoTime();
        long giveUp = deadline;
        boolean told = false;
        while (true) {
            var event = events.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
            if (event instanceof BuildEvent.Terminal end) {
                return end;
            }
            if (event != null) {
                record(event);
            }
            long now = System.nanoTime();
            if (now >= nextTick) {
                tick();
                nextTick = now + TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
            }
            if (now >= nextCheck) {
                cancelWanted |= cancelled.getAsBoolean();
                nextCheck = now + CANCEL_CHECK.toNanos();
            }
            if (cancelWanted && !told) {
                told = true;
                running.cancel();
                giveUp = Math.min(giveUp, now + CANCEL_GRACE.toNanos());
            }
            if (now >= giveUp) {
                return told ? new BuildEvent.Cancelled() : tooLong();
            }
        }
    }

    private static BuildEvent.Failed tooLong() {
        return new BuildEvent.Failed(
                "The build timed out, and the engine did not say so itself.", List.of(), OptionalInt.empty(), null);
    }

    private void offer(BuildEvent event) {
        try {
            while (!abandoned && !events.offer(event, TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                // full: the engine waits for the database
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void record(BuildEvent event) {
        switch (event) {
            case BuildEvent.StepStarted started -> started(started);
            case BuildEvent.StepFinished finished -> finished(finished);
            case BuildEvent.OutputLine line -> log.line(line.text());
            case BuildEvent.Terminal _ -> throw new IllegalStateException("The end is not recorded here");
        }
    }

    private void started(BuildEvent.StepStarted event) {
        log.line("[%d/%d] %s%s"
                .formatted(event.step(), event.total(), event.instruction(), event.cached() ? " (cached)" : ""));
        var now = Clock.systemUTC().instant();
        logs.stepStarted(id, new BuildStep(event.step(), event.instruction(), event.cached(), now, null));
        progress = new BuildProgress(event.step(), event.total(), event.instruction());
        progressDue = true;
    }

    private void finished(BuildEvent.StepFinished event) {
        if (!event.cached()) {
            log.line(String.format(
                    Locale.ROOT,
                    "[%d] done in %.1f s",
                    event.step(),
                    event.duration().toMillis() / 1000.0));
        }
        logs.stepFinished(id, event.step(), event.duration(), event.cached());
    }

    private void tick() {
        log.flush();
        if (progressDue) {
            progressDue = false;
            progressed.accept(progress);
        }
    }
}
