package io.slipway.portal.usage;

import io.slipway.engine.ContainerId;
import io.slipway.engine.ContainerUsage;
import io.slipway.engine.Engine;
import io.slipway.engine.EngineException;
import io.slipway.portal.work.Broadcast;
import io.slipway.portal.work.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The looks at one deployment's container, for everybody who watches it: one stream from the engine, and the last
/// five minutes.
///
/// It stays with the deployment, not with the container: when that is stopped or replaced, it waits for the next one.
final class UsageWatch implements AutoCloseable {
    /// Five minutes.
    static final int KEPT = 300;

    private static final Logger LOG = LoggerFactory.getLogger(UsageWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Supplier<Optional<ContainerId>> container;
    private final Engine engine;
    private final Broadcast news = new Broadcast("usage", Duration.ofMillis(500));
    private final ArrayDeque<Usage> looks = new ArrayDeque<>(KEPT);
    private final Thread thread;
    private @Nullable ContainerUsage before;

    UsageWatch(Supplier<Optional<ContainerId>> container, Engine engine) {
        this.container = container;
        this.engine = engine;
        this.thread = Thread.ofVirtual().name("usage-watch").start(this::run);
    }

    /// Calls the listener now and after every look.
    Registration subscribe(Runnable listener) {
        return news.subscribe(listener);
    }

    /// The kept looks after that moment, oldest first.
    synchronized List<Usage> since(Instant moment) {
        return looks.stream().filter(look -> look.at().isAfter(moment)).toList();
    }

    /// The newest look that is kept.
    synchronized Optional<Usage> last() {
        return Optional.ofNullable(looks.peekLast());
    }

    private void run() {
        try {
            while (true) {
                follow();
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        } catch (InterruptedException e) {
            LOG.debug("{} ended", Thread.currentThread().getName());
        }
    }

    private void follow() throws InterruptedException {
        try {
            var current = container.get();
            if (current.isPresent()) {
                follow(current.get());
            }
        } catch (EngineException e) {
            LOG.debug("What a container uses is not known: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.debug("Could not find the container to watch, and will look again: {}", e.toString());
        }
    }

    private void follow(ContainerId current) throws InterruptedException {
        forgetBefore();
        try (var stream = engine.usage(current, this::add)) {
            while (!stream.await(PATIENCE)) {
                LOG.trace("Still watching {}", current);
            }
        }
    }

    private synchronized void forgetBefore() {
        before = null;
    }

    private void add(ContainerUsage now) {
        if (keep(now)) {
            news.changed();
        }
    }

    private synchronized boolean keep(ContainerUsage now) {
        var last = before;
        before = now;
        if (last == null || !now.at().isAfter(last.at())) {
            return false; // what is used per second takes two looks
        }
        if (looks.size() == KEPT) {
            looks.removeFirst();
        }
        looks.addLast(Usage.between(last, now));
        return true;
    }

    @Override
    public void close() {
        thread.interrupt();
        news.close();
    }
}
