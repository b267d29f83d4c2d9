package io.slipway.portal.build;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Wakes those who follow a build's log when more of it is stored or the build ended.
@Component
class LogFeed {
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    Watch watch(UUID build) {
        var watch = new Watch(build);
        watches.add(watch);
        return watch;
    }

    void wake(UUID build) {
        watches.stream().filter(watch -> watch.build.equals(build)).forEach(watch -> watch.news.release());
    }

    int size() {
        return watches.size();
    }

    /// One who waits for more.
    final class Watch implements AutoCloseable {
        private final UUID build;
        private final Semaphore news = new Semaphore(0);

        private Watch(UUID build) {
            this.build = build;
        }

        void await(Duration limit) throws InterruptedException {
            if (news.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }
}
