package io.slipway.portal.deployment;

import io.slipway.portal.work.Broadcast;
import io.slipway.portal.work.Registration;
import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.NewestRevisions;
import io.slipway.registry.script.ScriptChanged;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells those who watch how deployments do, at most four times a second, and only what they may see now.
@Component
public class DeploymentMonitor {
    private final DeploymentService deployments;
    private final NewestRevisions revisions;
    private final Broadcast changes = new Broadcast("deployments", Duration.ofMillis(250));
    private volatile Sight sight = new Sight(true, null);

    DeploymentMonitor(DeploymentService deployments, NewestRevisions revisions) {
        this.deployments = deployments;
        this.revisions = revisions;
    }

    /// How well the engine is seen.
    private record Sight(boolean stale, @Nullable Instant asOf) {}

    /// The caller's deployments as they are known now.
    public DeploymentSnapshot snapshot(Caller caller, DeploymentQuery query) {
        return around(caller, deployments.list(caller, query));
    }

    /// What there is to know about one deployment that the caller was shown.
    public DeploymentSnapshot around(Caller caller, DeploymentDetails deployment) {
        return around(caller, List.of(deployment));
    }

    private DeploymentSnapshot around(Caller caller, List<DeploymentDetails> found) {
        var now = sight;
        var scripts = found.stream().map(DeploymentDetails::script).collect(Collectors.toSet());
        return new DeploymentSnapshot(found, revisions.of(caller, scripts), now.stale(), now.asOf());
    }

    /// Whether the engine does not answer, so that states may be old.
    public boolean isStale() {
        return sight.stale();
    }

    /// Calls the listener with the deployments of now, and again after changes.
    public Registration subscribe(Caller caller, DeploymentQuery query, Consumer<DeploymentSnapshot> listener) {
        return changes.subscribe(() -> listener.accept(snapshot(caller, query)));
    }

    /// Calls the listener with one deployment as it is now, and again after changes; never again once it is
    /// gone or the caller may not see it any more, except for `gone`.
    public Registration subscribe(Caller caller, UUID deployment, Consumer<DeploymentDetails> listener, Runnable gone) {
        return changes.subscribe(() -> {
            try {
                listener.accept(deployments.find(caller, deployment));
            } catch (NotFoundException e) {
                gone.run();
            }
        });
    }

    /// The watch has looked at the engine, or tried to.
    void looked(boolean answered, Instant now) {
        var turned = sight.stale() == answered;
        sight = answered ? new Sight(false, now) : new Sight(true, sight.asOf());
        if (turned) {
            changes.changed();
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(DeploymentChanged event) {
        changes.changed();
    }

    /// What runs may be outdated now.
    @TransactionalEventListener(fallbackExecution = true)
    void on(ScriptChanged event) {
        changes.changed();
    }

    @PreDestroy
    void close() {
        changes.close();
    }
}
