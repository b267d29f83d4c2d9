package io.slipway.portal.usage;

import io.slipway.portal.deployment.DeploymentContainers;
import io.slipway.portal.deployment.Load;
import io.slipway.portal.deployment.RunningLoads;
import io.slipway.portal.work.Broadcast;
import io.slipway.portal.work.Registration;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Looks at all that runs for as long as anybody wants to know: one thread for the whole application, which shares the
/// engine's streams with those who watch a single container. Of more than [#MOST] deployments it looks at those that
/// were started last.
@Component
class LoadWatch implements RunningLoads {
    static final int MOST = 60;

    private static final Logger LOG = LoggerFactory.getLogger(LoadWatch.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration NEWS = Duration.ofSeconds(2);

    private final UsageService usages;
    private final DeploymentContainers containers;
    private final Duration linger;
    private final Broadcast news = new Broadcast("loads", NEWS);
    private @Nullable Thread thread;
    private int viewers;
    private long wantedUntil = System.nanoTime();
    private long asked;
    private long answered;
    private volatile Map<UUID, Load> last = Map.of();

    /// @param linger how long it goes on after somebody looked once
    LoadWatch(
            UsageService usages,
            DeploymentContainers containers,
            @Value("${slipway.usage.linger:20s}") Duration linger) {
        this.usages = usages;
        this.containers = containers;
        this.linger = linger;
    }

    @Override
    public Registration watch(Runnable listener) {
        enter();
        var registration = news.subscribe(listener);
        var left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                registration.remove();
                leave();
            }
        };
    }

    @Override
    public Map<UUID, Load> now() {
        return last;
    }

    @Override
    public synchronized Map<UUID, Load> look(Duration patience) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        wantedUntil = Math.max(wantedUntil, System.nanoTime() + linger.toNanos());
        var question = ++asked;
        begin();
        for (var left = patience.toNanos(); answered < question && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return last;
    }

    private synchronized void enter() {
        viewers++;
        begin();
    }

    private synchronized void leave() {
        viewers--;
    }

    private synchronized void begin() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("load-watch").start(this::run);
        }
    }

    private void run() {
        try (var watches = new LoadWatches(usages)) {
            while (goesOn()) {
                round(watches);
                TimeUnit.NANOSECONDS.sleep(ROUND.toNanos());
            }
        } catch (InterruptedException e) {
            LOG.debug("{} ended", Thread.currentThread().getName());
        }
    }

    private synchronized boolean goesOn() {
        if (viewers > 0 || System.nanoTime() < wantedUntil) {
            return true;
        }
        thread = null;
        last = Map.of();
        return false;
    }

    private void round(LoadWatches watches) {
        var question = newestQuestion(); // what runs is read after it
        try {
            watches.choose(containers.running(MOST));
        } catch (RuntimeException e) {
            LOG.debug("Could not find out what runs, and will look again: {}", e.toString());
        }
        tell(watches.loads(), watches.complete() ? question : 0);
    }

    private synchronized long newestQuestion() {
        return asked;
    }

    private synchronized void tell(Map<UUID, Load> loads, long question) {
        if (!loads.equals(last)) {
            last = Map.copyOf(loads);
            news.changed();
        }
        answered = Math.max(answered, question);
        notifyAll();
    }

    @PreDestroy
    synchronized void close() {
        news.close();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
