package io.slipway.benchmarks.probe;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Closes a channel that took too long. A thread of its own, because a time-out on the socket would cost two more
/// system calls for each answer and would not stop a server that sends a byte now and then.
final class Watchdog implements AutoCloseable {
    private static final long NONE = Long.MAX_VALUE;

    private final long timeoutNanos;
    private final Thread thread;
    private volatile long deadline = NONE;
    private volatile @Nullable Closeable guarded;
    private volatile boolean fired;
    private volatile boolean closed;

    Watchdog(Duration timeout) {
        this.timeoutNanos = timeout.toNanos();
        this.thread = Thread.ofPlatform().daemon().name("probe-watchdog").start(this::watch);
    }

    /// From now on the clock runs.
    void start() {
        fired = false;
        deadline = System.nanoTime() + timeoutNanos;
    }

    /// What to close when time is up.
    void guard(Closeable channel) {
        guarded = channel;
    }

    void stop() {
        deadline = NONE;
    }

    /// Whether the time was up since [#start].
    boolean fired() {
        return fired;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        long interval = Math.clamp(timeoutNanos / 5, 1_000_000, 50_000_000);
        while (!closed) {
            LockSupport.parkNanos(interval);
            long end = deadline;
            Closeable channel = guarded;
            if (end != NONE && System.nanoTime() - end > 0 && channel != null) {
                fired = true;
                deadline = NONE;
                closeQuietly(channel);
            }
        }
    }

    private static void closeQuietly(Closeable channel) {
        try {
            channel.close();
        } catch (IOException _) {
            // the reading thread notices that it is of no use any more
        }
    }
}
