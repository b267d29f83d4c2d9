package io.slipway.portal.work;

import io.slipway.engine.Terminal;
import io.slipway.engine.TerminalSize;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A shell that shows what is typed, tells its size, and ends when told to `exit`.
final class FakeTerminal implements Terminal {
    private final Consumer<byte[]> output;
    private final Consumer<FakeTerminal> afterwards;
    private final CountDownLatch ended = new CountDownLatch(1);

    FakeTerminal(Consumer<byte[]> output, Consumer<FakeTerminal> afterwards) {
        this.output = output;
        this.afterwards = afterwards;
    }

    @Override
    public void write(byte[] keys) {
        output.accept(keys);
        if (new String(keys, StandardCharsets.UTF_8).startsWith("exit")) {
            close();
        }
    }

    @Override
    public void resize(TerminalSize size) {
        output.accept("%d x %d".formatted(size.rows(), size.columns()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        ended.countDown();
        afterwards.accept(this);
    }
}
