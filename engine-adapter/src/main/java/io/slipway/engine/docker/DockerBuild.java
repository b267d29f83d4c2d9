package io.slipway.engine.docker;

import io.slipway.engine.BuildEvent;
import io.slipway.engine.BuildEvent.Cancelled;
import io.slipway.engine.BuildEvent.Failed;
import io.slipway.engine.BuildEvent.Terminal;
import io.slipway.engine.BuildRequest;
import io.slipway.engine.EngineException;
import io.slipway.engine.RunningBuild;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One build's life: its thread, its time limit, its cancellation, and the one event that ends it.
final class DockerBuild implements RunningBuild {
    /// How long the engine may take to end a build that was told to, before the line is cut.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String action;
    private final Connection connection;
    private final BuildRequest request;
    private final Consumer<BuildEvent> events;
    private final Consumer<DockerBuild> afterwards;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final BuildExchange exchange;
    private final Thread thread;
    private volatile @Nullable RuntimeException receiverFailure;
    private volatile @Nullable Terminal end;

    private enum Stop {
        CANCELLED,
        OUT_OF_TIME,
        RECEIVER_BROKE
    }

    DockerBuild(
            Connection connection,
            BuildRequest request,
            LentNames lent,
            Consumer<BuildEvent> events,
            Consumer<DockerBuild> afterwards) {
        this.action = "build image '" + request.tag() + "'";
        this.connection = connection;
        this.request = request;
        this.events = events;
        this.afterwards = afterwards;
        this.exchange = new BuildExchange(action, connection, request, lent, this::deliver);
        this.thread = Thread.ofVirtual().name("slipway-build").unstarted(this::run);
    }

    void start() {
        thread.start();
        Thread.ofVirtual().name("slipway-build-limit").start(this::watchTheClock);
    }

    private void run() {
        Terminal result;
        try {
            result = exchange.run();
        } catch (DockerfileRules.Refusal e) {
            result = failed(e.reason(), OptionalInt.of(e.line()));
        } catch (IOException | RuntimeException e) {
            result = failed(Failures.translated(action, e), OptionalInt.empty());
        }
        // An interrupt was meant for the exchange, not for whoever receives the end.
        Thread.interrupted();
        end(result instanceof Failed ? asStopped(result) : result);
    }

    private static Failed failed(EngineException cause, OptionalInt line) {
        return new Failed(String.valueOf(cause.getMessage()), List.of(), line, cause);
    }

    // A build that was told to stop ends with an error of the engine's; the reason is ours.
    private Terminal asStopped(Terminal result) {
        return switch (stop.get()) {
            case null -> result;
            case CANCELLED -> new Cancelled();
            case OUT_OF_TIME -> {
                var cause = new EngineException.TimedOut(
                        action,
                        "it was not finished within %s. Make it shorter, or allow it more time"
                                .formatted(Words.seconds(request.timeout())),
                        null);
                yield new Failed(String.valueOf(cause.getMessage()), exchange.lastLines(), OptionalInt.empty(), cause);
            }
            case RECEIVER_BROKE ->
                failed(
                        new EngineException.Rejected(action, "what it reported could not be taken in", receiverFailure),
                        OptionalInt.empty());
        };
    }

    private void deliver(BuildEvent event) {
        if (stop.get() == Stop.RECEIVER_BROKE) {
            return;
        }
        try {
            events.accept(event);
        } catch (RuntimeException e) {
            receiverFailure = e;
            stop(Stop.RECEIVER_BROKE);
        }
    }

    private void end(Terminal result) {
        end = result;
        try {
            events.accept(result);
        } finally {
            afterwards.accept(this);
            ended.countDown();
        }
    }

    private void watchTheClock() {
        try {
            if (!ended.await(request.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                stop(Stop.OUT_OF_TIME);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void cancel() {
        stop(Stop.CANCELLED);
    }

    private void stop(Stop reason) {
        if (ended.getCount() > 0 && stop.compareAndSet(null, reason)) {
            Thread.ofVirtual().name("slipway-build-stop").start(this::stopNow);
        }
    }

    private void stopNow() {
        try {
            var heard = connection.within("stop the build of '" + request.tag() + "'", PATIENCE, exchange::askToStop);
            if (heard && ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (EngineException _) {
            // It did not listen; then the hard way, which always works.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (!exchange.cut()) {
            thread.interrupt();
        }
    }

    @Override
    public Terminal await(Duration deadline) throws InterruptedException {
        var inTime = ended.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
        var result = end;
        if (!inTime || result == null) {
            throw new EngineException.TimedOut(
                    "wait for the build of '" + request.tag() + "'",
                    "it still runs after " + Words.seconds(deadline),
                    null);
        }
        return result;
    }
}
