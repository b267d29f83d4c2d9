package io.slipway.portal.deployment;

import io.slipway.engine.LogLine;
import io.slipway.engine.LogStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lines on their way from the engine's thread to the reader's. It is bounded, by what the lines weigh and not by
/// their number: an engine that writes faster than the reader reads has to wait.
class LineQueue implements AutoCloseable {
    private static final int ROOM = 2 << 20;
    private static final int WEIGHT_OF_A_LINE = 64;
    private static final int BATCH = 2_048;
    private static final long WAIT_MILLIS = 100;

    private final BlockingQueue<LogLine> lines = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(ROOM);
    private volatile boolean closed;
    private @Nullable LogStream stream;

    void open(Function<Consumer<LogLine>, LogStream> opener) {
        stream = opener.apply(this::put);
    }

    /// Whether the engine has nothing more to say; what is still in the queue comes nevertheless.
    boolean ended() throws InterruptedException {
        return stream == null || stream.await(Duration.ZERO);
    }

    /// The next lines; none after a short while without any.
    List<LogLine> take() throws InterruptedException {
        var first = lines.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        var batch = new ArrayList<LogLine>();
        batch.add(first);
        lines.drainTo(batch, BATCH);
        batch.forEach(line -> room.release(weight(line)));
        return batch;
    }

    private static int weight(LogLine line) {
        return Math.min(ROOM, line.text().length() + WEIGHT_OF_A_LINE);
    }

    private void put(LogLine line) {
        try {
            while (!closed) {
                if (room.tryAcquire(weight(line), WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                    lines.add(line);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        lines.clear();
        if (stream != null) {
            stream.close();
        }
    }
}
