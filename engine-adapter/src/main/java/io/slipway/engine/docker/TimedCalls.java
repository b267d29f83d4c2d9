package io.slipway.engine.docker;

import io.slipway.engine.EngineException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Gives every call to an engine a deadline.
///
/// The transport's own timeout does nothing on unix sockets, so each call runs on a virtual thread of
/// its own that is interrupted when its time is up; the interrupt closes the socket.
final class TimedCalls implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Runs the call; whatever it throws comes out as an [EngineException].
    <T> T call(String action, Duration limit, Callable<T> call) {
        var future = submit(action, call);
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw Failures.translated(action, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new EngineException.TimedOut(
                    action,
                    "the engine gave no answer within %s. See whether it is overloaded or hangs"
                            .formatted(Words.seconds(limit)),
                    e);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new EngineException.TimedOut(action, "the caller stopped waiting for the engine", e);
        }
    }

    private <T> Future<T> submit(String action, Callable<T> call) {
        try {
            return threads.submit(call);
        } catch (RejectedExecutionException e) {
            throw new EngineException.Unreachable(action, "the connection to the engine was closed. Connect again", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
