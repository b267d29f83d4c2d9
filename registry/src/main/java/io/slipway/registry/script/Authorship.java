package io.slipway.registry.script;

import io.slipway.registry.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Who did something, and when.
record Authorship(String by, Instant at) {
    /// As precise as the database, so that what is answered now reads the same later.
    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    static Authorship now(Caller caller) {
        return new Authorship(caller.username(), CLOCK.instant());
    }
}
