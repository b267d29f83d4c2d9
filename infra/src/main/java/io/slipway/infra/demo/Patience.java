package io.slipway.infra.demo;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// How often to look again, and how long to wait for a build, a launch and a comparison at most.
record Patience(Duration interval, Duration build, Duration launch, Duration comparison) {
    static final Patience USUAL =
            new Patience(Duration.ofMillis(700), Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofHours(2));

    /// Looks until `done` says so.
    ///
    /// @param action what is waited for, for the message when it takes too long
    <T> T await(String action, Duration limit, Supplier<T> look, Predicate<T> done) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            var seen = look.get();
            if (done.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > deadline) {
                throw new DemoFailure(
                        "Could not " + action + " within " + Journal.text(limit) + ". The portal shows its state.");
            }
            pause(action);
        }
    }

    private void pause(String action) {
        try {
            Thread.sleep(interval);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Could not " + action + ": it was interrupted.", e);
        }
    }
}
