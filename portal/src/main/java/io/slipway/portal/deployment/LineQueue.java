package io.slipway.portal.deployment;

import io.slipway.engine.LogLine;
import io.slipway.engine.LogStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lines on their way from the engine's thread to the reader's. It is bounded: an engine that writes faster than
/// the reader reads has to wait.
class LineQueue implements AutoCloseable {
    private static final int CAPACITY = 8_192;
    private static final int BATCH = 2_048;
    private static final long WAIT_MILLIS = 100;

    private final BlockingQueue<LogLine> lines = new ArrayBlockingQueue<>(CAPACITY);
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
        var batch = new ArrayList<LogLine>(lines.size() + 1);
        batch.add(first);
        lines.drainTo(batch, BATCH);
        return batch;
    }

    private void put(LogLine line) {
        try {
            while (!closed && !lines.offer(line, WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                // full: the engine waits for the reader
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
