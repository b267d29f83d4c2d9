package io.slipway.portal.build;

import io.slipway.portal.work.Broadcast;
import io.slipway.portal.work.Registration;
import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells those who watch how builds do, at most four times a second, and only what they may see now.
@Component
public class BuildMonitor {
    private final BuildService builds;
    private final LogFeed feed;
    private final Broadcast changes = new Broadcast("builds", Duration.ofMillis(250));

    BuildMonitor(BuildService builds, LogFeed feed) {
        this.builds = builds;
        this.feed = feed;
    }

    /// Calls the listener with the builds of now, newest first, and again after changes.
    public Registration subscribe(Caller caller, BuildQuery query, Consumer<List<BuildDetails>> listener) {
        return changes.subscribe(() -> listener.accept(builds.list(caller, query)));
    }

    /// Calls the listener with one build as it is now, and again after changes; never again once the caller may
    /// not see it any more.
    public Registration subscribe(Caller caller, UUID build, Consumer<BuildDetails> listener) {
        return changes.subscribe(() -> {
            try {
                listener.accept(builds.find(caller, build));
            } catch (NotFoundException e) {
                return; // the caller has left the team
            }
        });
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BuildChanged event) {
        changes.changed();
        feed.wake(event.build());
    }

    @PreDestroy
    void close() {
        changes.close();
    }
}
