package io.slipway.portal.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BroadcastTest {
    private final Broadcast broadcast = new Broadcast("test", Duration.ofMillis(100));

    @AfterEach
    void end() {
        broadcast.close();
    }

    @Test
    void tellsTheStateOfNowAtOnce() {
        var calls = new AtomicInteger();

        broadcast.subscribe(calls::incrementAndGet);

        await().until(() -> calls.get() == 1);
    }

    @Test
    void tellsTheLastOfManyChangesWithoutTellingEach() {
        var value = new AtomicInteger();
        var seen = new AtomicInteger(-1);
        var calls = new AtomicInteger();
        broadcast.subscribe(() -> {
            calls.incrementAndGet();
            seen.set(value.get());
        });

        for (int change = 1; change <= 10_000; change++) {
            value.set(change);
            broadcast.changed();
        }

        await().until(() -> seen.get() == 10_000);
        assertThat(calls.get()).isLessThan(100);
    }

    @Test
    void aSlowListenerHoldsUpNobodyElse() {
        var hold = new CountDownLatch(1);
        var calls = new AtomicInteger();
        broadcast.subscribe(() -> {
            try {
                hold.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        broadcast.subscribe(calls::incrementAndGet);

        broadcast.changed();

        await().until(() -> calls.get() >= 2);
        hold.countDown();
    }

    @Test
    void aListenerThatFailsIsToldAgainNextTime() {
        var calls = new AtomicInteger();
        broadcast.subscribe(() -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
            }
        });
        await().until(() -> calls.get() == 1);

        broadcast.changed();

        await().until(() -> calls.get() >= 2);
    }

    @Test
    void whoHasGoneIsNotToldAnyMore() {
        var calls = new AtomicInteger();
        var registration = broadcast.subscribe(calls::incrementAndGet);
        await().until(() -> calls.get() == 1);

        registration.remove();
        registration.remove();
        broadcast.changed();

        assertThat(broadcast.size()).isZero();
        await().during(Duration.ofMillis(300)).until(() -> calls.get() == 1);
    }
}
