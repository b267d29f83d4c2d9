package io.slipway.portal.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.benchmarks.plan.Address;
import io.slipway.engine.ContainerId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final Lane lane = new Lane(new ContainerId("c1"));
    private final AtomicInteger looks = new AtomicInteger();

    private Place look() {
        var start = "start " + looks.incrementAndGet();
        return new Place(new Address("127.0.0.1", 1), start);
    }

    @Test
    void aPlaceIsLookedUpOnceUntilItIsForgotten() {
        var first = lane.place(_ -> Optional.of(look()));
        assertThat(lane.place(_ -> Optional.of(look()))).isEqualTo(first);

        lane.forgetPlace();
        assertThat(lane.place(_ -> Optional.of(look()))).isNotEqualTo(first);

        lane.shun();
        lane.place(_ -> Optional.of(look()));
        assertThat(looks).hasValue(3);
        assertThat(lane.isShunned()).isTrue();
    }

    @Test
    void whoForgetsAPlaceDoesNotWaitForALookUnderWayAndItIsLookedUpAnew() throws Exception {
        var asking = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = pool.submit(() -> lane.place(_ -> {
                asking.countDown();
                awaitUnchecked(answer);
                return Optional.of(look());
            }));
            asking.await();

            pool.submit(lane::forgetPlace).get(10, TimeUnit.SECONDS);

            answer.countDown();
            var outdated = slow.get();
            assertThat(lane.place(_ -> Optional.of(look()))).isNotEqualTo(outdated);
        }
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
