package io.slipway.portal.work;

import io.slipway.engine.ContainerUsage;
import io.slipway.engine.OpenStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks at a container that keeps half a processor busy, a second of the container's time every few milliseconds.
final class FakeUsage implements OpenStream {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Consumer<ContainerUsage> looks;
    private final Consumer<FakeUsage> afterwards;
    private final CountDownLatch closed = new CountDownLatch(1);

    FakeUsage(Consumer<ContainerUsage> looks, Consumer<FakeUsage> afterwards) {
        this.looks = looks;
        this.afterwards = afterwards;
    }

    void start() {
        Thread.ofVirtual().name("fake-usage").start(this::run);
    }

    private void run() {
        try {
            var seconds = 0L;
            do {
                looks.accept(look(seconds++));
            } while (!closed.await(10, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ContainerUsage look(long seconds) {
        return new ContainerUsage(
                START.plusSeconds(seconds), seconds * 500_000_000, 1 << 20, 1 << 24, seconds * 100, 0, 0, 0, 3);
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        return closed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        if (closed.getCount() > 0) {
            closed.countDown();
            afterwards.accept(this);
        }
    }
}
