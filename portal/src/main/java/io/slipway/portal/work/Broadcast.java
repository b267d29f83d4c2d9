package io.slipway.portal.work;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells everybody who watches that something changed, at most so often, however often it changes.
///
/// Changes between two rounds are one round; the last change is always told. A listener that fails or is
/// slow harms nobody but itself: each has a thread of its own for the time of a round.
public final class Broadcast implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);

    private final Map<UUID, Listener> listeners = new ConcurrentHashMap<>();
    private final Semaphore changes = new Semaphore(0);
    private final Duration pause;
    private final Thread thread;

    /// @param pause between two rounds
    public Broadcast(String name, Duration pause) {
        this.pause = pause;
        this.thread = Thread.ofVirtual().name("broadcast-" + name).start(this::run);
    }

    /// Calls the listener after every change, beginning with one call for the state of now.
    public Registration subscribe(Runnable listener) {
        var id = UUID.randomUUID();
        var subscribed = new Listener(listener);
        listeners.put(id, subscribed);
        subscribed.wake();
        return () -> {
            listeners.remove(id);
            subscribed.end();
        };
    }

    /// Says that something changed. Returns at once.
    public void changed() {
        changes.release();
    }

    /// How many watch.
    public int size() {
        return listeners.size();
    }

    @Override
    public void close() {
        thread.interrupt();
        listeners.values().forEach(Listener::end);
    }

    private void run() {
        try {
            while (true) {
                changes.acquire();
                changes.drainPermits();
                listeners.values().forEach(Listener::wake);
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
        } catch (InterruptedException e) {
            LOG.debug("{} ended", Thread.currentThread().getName());
        }
    }

    /// One who watches: runs at most once at a time, and once more if something changed meanwhile.
    private static final class Listener {
        private final Runnable action;
        private boolean running;
        private boolean again;
        private boolean ended;

        Listener(Runnable action) {
            this.action = action;
        }

        synchronized void wake() {
            if (ended) {
                return;
            }
            if (running) {
                again = true;
                return;
            }
            running = true;
            Thread.ofVirtual().name("broadcast-listener").start(this::work);
        }

        synchronized void end() {
            ended = true;
        }

        private void work() {
            do {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    LOG.warn("Could not tell a listener about a change: {}", e.toString());
                }
            } while (more());
        }

        private synchronized boolean more() {
            running = again && !ended;
            again = false;
            return running;
        }
    }
}
