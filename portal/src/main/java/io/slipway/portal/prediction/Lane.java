package io.slipway.portal.prediction;

import io.slipway.engine.ContainerId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The way to one container: where it is, how many questions it is answering, and whether it let us down just now.
final class Lane {
    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final long SHUNNED_NANOS = 3_000_000_000L;

    private final ContainerId container;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger forgotten = new AtomicInteger();
    private @Nullable Place place;
    private int forgottenBefore;
    private long lookedUp;
    private volatile long shunnedUntil = Long.MIN_VALUE;

    Lane(ContainerId container) {
        this.container = container;
    }

    /// Where it is: asked of the engine once a second, since an address may be somebody else's after a while.
    synchronized Optional<Place> place(Function<ContainerId, Optional<Place>> engine) {
        long now = System.nanoTime();
        if (place == null || forgottenBefore != forgotten.get() || now - lookedUp > FRESH_NANOS) {
            forgottenBefore = forgotten.get(); // first: what is forgotten during the look is looked up anew
            place = engine.apply(container).orElse(null);
            lookedUp = now;
        }
        return Optional.ofNullable(place);
    }

    /// Has the engine asked anew. Never waits for a look that is under way, since it is called after commits.
    void forgetPlace() {
        forgotten.incrementAndGet();
    }

    ContainerId container() {
        return container;
    }

    int underWay() {
        return underWay.get();
    }

    void enter() {
        underWay.incrementAndGet();
    }

    void leave() {
        underWay.decrementAndGet();
    }

    /// Nobody was there; it is asked last for a few seconds.
    void shun() {
        forgetPlace();
        shunnedUntil = System.nanoTime() + SHUNNED_NANOS;
    }

    boolean isShunned() {
        return shunnedUntil != Long.MIN_VALUE && System.nanoTime() - shunnedUntil < 0;
    }
}
