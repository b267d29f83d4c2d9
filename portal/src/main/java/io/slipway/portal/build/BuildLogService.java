package io.slipway.portal.build;

import io.slipway.portal.work.Registration;
import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// The logs of builds, for whoever may see the build: as they are stored, or followed while they grow.
@Service
public class BuildLogService {
    private static final Logger LOG = LoggerFactory.getLogger(BuildLogService.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final BuildService builds;
    private final BuildLogs logs;
    private final LogFeed feed;

    BuildLogService(BuildService builds, BuildLogs logs, LogFeed feed) {
        this.builds = builds;
        this.logs = logs;
        this.feed = feed;
    }

    /// Where the text of a log goes, in pieces of whole lines.
    @FunctionalInterface
    public interface Sink {
        void write(String text) throws IOException;
    }

    /// Writes the log as far as it is stored.
    public void read(Caller caller, UUID build, Sink sink) throws IOException {
        builds.find(caller, build);
        copy(build, -1, sink);
    }

    /// Writes the log and goes on with what comes until the build ended, nobody listens any more, or the caller
    /// may not see it any more.
    ///
    /// @param listening asked about every second
    public void follow(Caller caller, UUID build, Sink sink, BooleanSupplier listening)
            throws IOException, InterruptedException {
        int seq = -1;
        try (var watch = feed.watch(build)) {
            while (true) {
                var ended = builds.find(caller, build).status().isFinal(); // asked first: nothing follows the end
                seq = copy(build, seq, sink);
                if (ended || !listening.getAsBoolean()) {
                    return;
                }
                watch.await(LOOK_AGAIN);
            }
        }
    }

    /// Like the other one, in a thread of its own, until the registration is removed.
    public Registration follow(Caller caller, UUID build, Sink sink) {
        builds.find(caller, build);
        var thread = Thread.ofVirtual().name("build-log-" + build).start(() -> {
            try {
                follow(caller, build, sink, () -> true);
            } catch (IOException | NotFoundException | InterruptedException e) {
                LOG.debug("The log of build {} is not followed any more: {}", build, e.toString());
            }
        });
        return thread::interrupt;
    }

    private int copy(UUID build, int after, Sink sink) throws IOException {
        int seq = after;
        for (var pieces = logs.after(build, seq); !pieces.isEmpty(); pieces = logs.after(build, seq)) {
            for (var piece : pieces) {
                sink.write(piece.text());
                seq = piece.seq();
            }
        }
        return seq;
    }
}
