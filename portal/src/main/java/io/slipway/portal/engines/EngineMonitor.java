package io.slipway.portal.engines;

import io.slipway.engine.EngineException;
import io.slipway.engine.EngineInfo;
import io.slipway.engine.IsolationReport;
import io.slipway.portal.work.Broadcast;
import io.slipway.portal.work.Registration;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Asks the engine every few seconds whether it is there, for everybody who wants to know.
@Component
public class EngineMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(EngineMonitor.class);

    private final EngineProvider provider;
    private final Broadcast changes = new Broadcast("engine", Duration.ofMillis(250));
    private final Clock clock = Clock.systemUTC();
    private volatile EngineStatus status;

    EngineMonitor(EngineProvider provider) {
        this.provider = provider;
        var now = clock.instant();
        this.status = new EngineStatus(
                provider.name(), provider.address(), false, now, now, null, "It has not been asked yet.", null);
    }

    /// What is known now, at most a few seconds old.
    public EngineStatus status() {
        return status;
    }

    /// Calls the listener with the status of now and after every change.
    public Registration subscribe(Consumer<EngineStatus> listener) {
        return changes.subscribe(() -> listener.accept(status));
    }

    /// Asks the engine and remembers the answer.
    @Scheduled(fixedDelayString = "${slipway.engines.check-interval:PT3S}")
    public void check() {
        try {
            remember(provider.engine().info(), null);
        } catch (EngineException e) {
            remember(null, e.getMessage());
        }
    }

    synchronized void remember(IsolationReport report) {
        status = with(status.reachable(), status.since(), status.info(), status.error(), report);
        changes.changed();
    }

    private synchronized void remember(@Nullable EngineInfo info, @Nullable String error) {
        var before = status;
        var reachable = error == null;
        var turned = before.reachable() != reachable;
        status = with(
                reachable,
                turned ? clock.instant() : before.since(),
                info == null ? before.info() : info,
                error,
                before.isolation());
        if (turned) {
            LOG.info("Engine {} is {}", provider.address(), reachable ? "reachable" : "down: " + error);
        }
        if (turned || !Objects.equals(before.error(), error)) {
            changes.changed();
        }
    }

    private EngineStatus with(
            boolean reachable,
            Instant since,
            @Nullable EngineInfo info,
            @Nullable String error,
            @Nullable IsolationReport isolation) {
        return new EngineStatus(
                provider.name(), provider.address(), reachable, since, clock.instant(), info, error, isolation);
    }

    @PreDestroy
    void close() {
        changes.close();
    }
}
