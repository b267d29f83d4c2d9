package io.slipway.portal.security;

import io.slipway.portal.work.Broadcast;
import io.slipway.portal.work.Registration;
import io.slipway.registry.team.RightsRevision;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells whatever stays open that somebody's rights changed, at this replica or another, so that it asks again.
///
/// One small query four times a second, for all that is open together, and none while nothing is.
@Component
public class RightsWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RightsWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final RightsRevision rights;
    private final Broadcast changes = new Broadcast("rights", Duration.ofMillis(50));
    private final Thread thread;
    private long known = -1;

    RightsWatch(RightsRevision rights) {
        this.rights = rights;
        this.thread = Thread.ofVirtual().name("rights-watch").start(this::run);
    }

    /// Calls the listener now and after every change of anybody's rights.
    public Registration subscribe(Runnable listener) {
        return changes.subscribe(listener);
    }

    @PreDestroy
    void close() {
        thread.interrupt();
        changes.close();
    }

    private void run() {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
                if (changes.size() > 0) {
                    look();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("{} ended", Thread.currentThread().getName());
        }
    }

    private void look() {
        try {
            var now = rights.now();
            if (now != known) {
                known = now;
                changes.changed();
            }
        } catch (RuntimeException e) {
            LOG.debug("Could not look for changed rights, and will look again: {}", e.toString());
        }
    }
}
