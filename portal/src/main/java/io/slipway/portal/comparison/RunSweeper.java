package io.slipway.portal.comparison;

import io.slipway.engine.Engine;
import io.slipway.engine.EngineException;
import io.slipway.engine.Label;
import io.slipway.engine.Selector;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Removes what runs left on the engine, found by its labels and nothing else. Only ever touches this installation's.
@Component
class RunSweeper {
    private static final Logger log = LoggerFactory.getLogger(RunSweeper.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final EngineProvider engines;
    private final Installation installation;

    RunSweeper(EngineProvider engines, Installation installation) {
        this.engines = engines;
        this.installation = installation;
    }

    /// Removes every container and network of one run. What is gone already is fine.
    void remove(UUID run) {
        remove(installation.selector().and(Label.RUN, run.toString()));
    }

    /// Removes what belongs to runs that are over.
    ///
    /// @param active asked after the engine was, so that a run that starts meanwhile is among them
    void removeAllBut(Supplier<Set<UUID>> active) {
        var found = runsOnTheEngine();
        if (found.isEmpty()) {
            return;
        }
        active.get().forEach(run -> found.remove(run.toString()));
        for (var run : found) {
            log.info("Removing what run {} left on the engine", run);
            remove(installation.selector().and(Label.RUN, run));
        }
    }

    private Set<String> runsOnTheEngine() {
        var engine = engines.engine();
        var runs = new HashSet<String>();
        engine.containers(installation.selector()).forEach(container -> note(container.labels(), runs));
        engine.networks(installation.selector()).forEach(network -> note(network.labels(), runs));
        return runs;
    }

    private static void note(Map<String, String> labels, Set<String> runs) {
        Label.RUN.in(labels).ifPresent(runs::add);
    }

    /// Tries for a while: a container that somebody else is removing just now still holds its network.
    private void remove(Selector selector) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                removeOnce(engines.engine(), selector);
                return;
            } catch (EngineException.Conflict e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static void removeOnce(Engine engine, Selector selector) {
        for (var container : engine.containers(selector)) {
            unlessGone(() -> engine.remove(container.id()));
        }
        for (var network : engine.networks(selector)) {
            unlessGone(() -> engine.removeNetwork(network.name()));
        }
    }

    private static void unlessGone(Runnable removal) {
        try {
            removal.run();
        } catch (EngineException.NotFound e) {
            log.debug("Somebody else removed it: {}", e.getMessage());
        }
    }
}
