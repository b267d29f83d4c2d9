package io.slipway.portal.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Slows down whoever tries credentials that are none: after so many from one address in a minute, further ones are
/// not even looked at until the minute is over.
///
/// A secret that was good a while ago is looked at in any case, so that behind a common address one broken program
/// does not lock out all the others.
@Component
class FailedTries {
    static final int MOST = 30;
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<String, Tries> byAddress = Collections.synchronizedMap(new Recent<>());
    // Of known secrets only a few bits are kept: enough to tell them from guesses, useless to anybody else.
    private final Map<Integer, Boolean> good = Collections.synchronizedMap(new Recent<>());

    @Autowired
    FailedTries() {
        this(InstantSource.system());
    }

    FailedTries(InstantSource clock) {
        this.clock = clock;
    }

    private record Tries(Instant since, int count) {}

    /// Whether the address has used up its tries.
    boolean tooMany(String address, String secret) {
        if (good.containsKey(secret.hashCode())) {
            return false;
        }
        var tries = byAddress.get(address);
        return tries != null && tries.count() >= MOST && isCurrent(tries);
    }

    void succeeded(String secret) {
        good.put(secret.hashCode(), true);
    }

    /// Counts one more.
    ///
    /// @return how many it is by now
    int failed(String address) {
        var tries = byAddress.compute(
                address,
                (_, before) -> before != null && isCurrent(before)
                        ? new Tries(before.since(), before.count() + 1)
                        : new Tries(clock.instant(), 1));
        return tries.count();
    }

    int remembered() {
        return byAddress.size();
    }

    private boolean isCurrent(Tries tries) {
        return clock.instant().isBefore(tries.since().plus(WINDOW));
    }

    /// Forgets what was not asked for the longest time.
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > REMEMBERED;
        }
    }
}
