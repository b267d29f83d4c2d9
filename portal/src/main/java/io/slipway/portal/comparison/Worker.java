package io.slipway.portal.comparison;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// This process as the one that works on comparisons: its name, what it works on, and whether another one still lives.
///
/// The name says host, process id and start time, so that the next start on the same host knows at once that its
/// predecessor is gone. A worker on another host counts as gone after [#SILENCE].
@Component
class Worker {
    static final Duration SILENCE = Duration.ofMinutes(2);

    private final Set<UUID> busyWith = ConcurrentHashMap.newKeySet();
    private final String host = hostName();
    private final String name = nameOf(host, ProcessHandle.current());

    String name() {
        return name;
    }

    /// Begins with it; answers false when this process is at it already.
    boolean takes(UUID comparison) {
        return busyWith.add(comparison);
    }

    void leaves(UUID comparison) {
        busyWith.remove(comparison);
    }

    /// Whether nobody works on it any more, whatever its row says.
    boolean abandoned(ComparisonWork work) {
        var worker = work.worker();
        if (worker == null) {
            return true;
        }
        if (worker.equals(name)) {
            return !busyWith.contains(work.comparison());
        }
        if (worker.startsWith(host + "/")) {
            return !lives(worker);
        }
        return work.lastSign().plus(SILENCE).isBefore(Instant.now());
    }

    private boolean lives(String worker) {
        var parts = worker.split("/", -1);
        return parts.length == 3
                && parts[1].matches("\\d{1,10}")
                && ProcessHandle.of(Long.parseLong(parts[1]))
                        .map(process -> nameOf(host, process))
                        .filter(worker::equals)
                        .isPresent();
    }

    private static String nameOf(String host, ProcessHandle process) {
        @Nullable Instant start = process.info().startInstant().orElse(null);
        return host + "/" + process.pid() + "/" + (start == null ? 0 : start.toEpochMilli());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replace('/', '_');
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
