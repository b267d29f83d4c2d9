package io.slipway.portal.comparison;

import io.slipway.portal.work.Registration;
import io.slipway.registry.Caller;
import io.slipway.registry.SlipwayException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Live comparisons for whoever looks at them: at most two snapshots a second for each watcher, and no work at all
/// while nobody looks. Works across replicas, since it reads what is stored.
@Component
public class ComparisonMonitor implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(ComparisonMonitor.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(5);

    private final ComparisonService comparisons;
    private final ComparisonLedger ledger;
    private final List<Watch<?>> watches = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("comparison-monitor").factory());
    private Seen seen = new Seen(-1, Optional.empty(), Instant.EPOCH);

    ComparisonMonitor(ComparisonService comparisons, ComparisonLedger ledger) {
        this.comparisons = comparisons;
        this.ledger = ledger;
        clock.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Calls the listener at once with the comparison as it is, and from another thread whenever it changes, until the
    /// registration is removed or the caller may no longer see it.
    public Registration watch(Caller caller, UUID id, Consumer<ComparisonSnapshot> listener) {
        return watching(() -> comparisons.find(caller, id), listener);
    }

    /// The same for the latest comparisons of all the caller's teams, newest first.
    public Registration watchLatest(Caller caller, Consumer<List<ComparisonSnapshot>> listener) {
        return watching(() -> comparisons.list(caller), listener);
    }

    /// Equal answers mean that no comparison of anybody has changed in between: one cheap question for all who look.
    public Object fingerprint() {
        return List.of(ledger.changeCount(), ledger.latestChange());
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    private <T> Registration watching(Supplier<T> source, Consumer<T> listener) {
        var watch = new Watch<>(source, listener);
        watch.look();
        watches.add(watch);
        return () -> watches.remove(watch);
    }

    private void tick() {
        if (watches.isEmpty()) {
            return;
        }
        try {
            var now = new Seen(ledger.changeCount(), ledger.latestChange(), Instant.now());
            if (now.differsFrom(seen)) {
                seen = now;
                watches.forEach(this::look);
            }
        } catch (RuntimeException e) {
            log.debug("Could not look for changed comparisons; the watchers keep what they have.", e);
        }
    }

    private void look(Watch<?> watch) {
        try {
            watch.look();
        } catch (SlipwayException e) {
            log.debug("A watcher may not look any more: {}", e.getMessage());
            watches.remove(watch);
        } catch (RuntimeException e) {
            log.warn("Could not tell a watcher of comparisons what changed.", e);
        }
    }

    private record Seen(long changeCount, Optional<Instant> latest, Instant at) {
        /// Looks now and then without a sign too: commits do not become visible in the order of their times.
        boolean differsFrom(Seen before) {
            return changeCount != before.changeCount
                    || !latest.equals(before.latest)
                    || at.isAfter(before.at.plus(LOOK_ANYWAY));
        }
    }

    private static final class Watch<T> {
        private final Supplier<T> source;
        private final Consumer<T> listener;
        private @Nullable T last;

        Watch(Supplier<T> source, Consumer<T> listener) {
            this.source = source;
            this.listener = listener;
        }

        synchronized void look() {
            var current = source.get();
            if (!current.equals(last)) {
                last = current;
                listener.accept(current);
            }
        }
    }
}
