package io.slipway.portal.outage;

import io.slipway.portal.work.Broadcast;
import io.slipway.portal.work.Registration;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Asks the database every few seconds whether it is there, for the pages that are open.
@Component
public class DatabaseMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseMonitor.class);

    private final Database database;
    private final Broadcast changes = new Broadcast("database", Duration.ofMillis(250));
    private volatile boolean answering = true;

    DatabaseMonitor(Database database) {
        this.database = database;
    }

    /// Calls the listener with the state of now and after every change: whether the database answers.
    public Registration subscribe(Consumer<Boolean> listener) {
        return changes.subscribe(() -> listener.accept(answering));
    }

    @Scheduled(fixedDelayString = "${slipway.database.check-interval:PT2S}")
    void check() {
        var answers = database.answers();
        if (answers != answering) {
            answering = answers;
            LOG.info("The database {}", answers ? "answers again" : "does not answer");
            changes.changed();
        }
    }

    @PreDestroy
    void close() {
        changes.close();
    }
}
