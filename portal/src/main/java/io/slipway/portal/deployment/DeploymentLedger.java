package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What workers and the watch write about deployments: short transactions, each on a locked row.
@Component
class DeploymentLedger {
    private final Deployments deployments;
    private final DeploymentRecord record;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    DeploymentLedger(
            Deployments deployments,
            DeploymentRecord record,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.deployments = deployments;
        this.record = record;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
    }

    Optional<Deployment> find(UUID id) {
        return deployments.findById(id);
    }

    /// Those that run, the last started first.
    List<Deployment> running(int most) {
        return deployments.findRunning(Limit.of(most));
    }

    /// Those that have a container, running or not.
    List<Deployment> withContainers() {
        return deployments.findByContainerIdNotNullAndImageIdNotNull();
    }

    /// Whether it is still wanted to run.
    boolean wantedRunning(UUID id) {
        return find(id).map(Deployment::wanted).filter(Wanted.RUNNING::equals).isPresent();
    }

    /// Whether it is wanted to answer with more containers than it has.
    boolean wantsMore(UUID id) {
        return find(id).filter(Deployment::wantsMore).isPresent();
    }

    /// Whether it is still wanted to become that.
    boolean wants(UUID id, Release next) {
        return find(id).filter(found -> found.wanted() == Wanted.RUNNING && next.equals(found.next()))
                .isPresent();
    }

    /// Whether another deployment uses it, even one that is going.
    boolean isUsed(UUID id) {
        return !deployments.findByUsesId(id).isEmpty();
    }

    void building(UUID id) {
        update(id, Deployment::building);
    }

    void starting(UUID id, String image, ModelContract contract) {
        update(id, (deployment, now) -> deployment.starting(image, contract, now));
    }

    void started(UUID id, ContainerId container, int port) {
        update(id, (deployment, now) -> deployment.started(container, port, now));
    }

    /// Answers whether it is that revision now: not when something else is wanted of it meanwhile.
    boolean switched(UUID id, Release next, String image, ModelContract contract, List<Instance> fresh) {
        return change(id, deployment -> {
            if (deployment.wanted() != Wanted.RUNNING || !next.equals(deployment.next())) {
                return false;
            }
            deployment.switched(next, image, contract, fresh, clock.instant());
            record.relaunched(deployment.details());
            return true;
        });
    }

    void relaunchFailed(UUID id, Release next, Trouble trouble) {
        update(id, (deployment, now) -> {
            if (next.equals(deployment.next())) {
                deployment.relaunchFailed(trouble, now);
                record.relaunchFailed(deployment.details());
            }
        });
    }

    /// Answers whether it counts on that container now: not when it does not want more any longer.
    boolean joined(UUID id, Instance replica) {
        return change(id, deployment -> {
            if (!deployment.wantsMore()) {
                return false;
            }
            deployment.joined(replica);
            return true;
        });
    }

    void left(UUID id, ContainerId replica) {
        update(id, (deployment, _) -> deployment.left(replica));
    }

    /// A container beside the first one ended by itself; another takes its place.
    void lost(Deployment seen, ContainerId replica, Trouble trouble) {
        change(seen.id(), found -> {
            if (!found.containers().contains(replica)) {
                return false;
            }
            found.left(replica);
            record.replicaLost(found.details(), trouble);
            return true;
        });
    }

    void replicasFailed(UUID id, Trouble trouble) {
        update(id, (deployment, now) -> deployment.replicasFailed(trouble, now));
    }

    /// Records how a container beside the first one does; tells people only when something is different.
    void felt(UUID id, ContainerId replica, boolean well) {
        change(id, found -> found.felt(replica, well));
    }

    void running(UUID id) {
        update(id, Deployment::running);
    }

    void failed(UUID id, Trouble trouble) {
        update(id, (deployment, now) -> deployment.failed(trouble, now));
    }

    void paused(UUID id) {
        update(id, Deployment::paused);
    }

    void resumed(UUID id) {
        update(id, Deployment::resumed);
    }

    void stopped(UUID id) {
        update(id, Deployment::stopped);
    }

    void heldUp(UUID id, Trouble trouble) {
        update(id, (deployment, _) -> deployment.heldUp(trouble));
    }

    void forgetContainer(UUID id) {
        update(id, (deployment, _) -> deployment.forgetContainer());
    }

    void delete(UUID id) {
        transaction.executeWithoutResult(_ -> deployments.lock(id).ifPresent(deployment -> {
            deployments.delete(deployment);
            record.gone(deployment.details());
            events.publishEvent(new DeploymentChanged(id));
        }));
    }

    /// Records what the watch saw, unless the deployment changed since it looked.
    void observe(Deployment seen, BiConsumer<Deployment, Instant> action) {
        change(seen.id(), found -> {
            if (found.changedAt().equals(seen.changedAt()) && found.status() == seen.status()) {
                action.accept(found, clock.instant());
                return true;
            }
            return false;
        });
    }

    /// Records state and health of a running container; tells people only when something is different.
    void seen(Deployment seen, String state, Health health) {
        change(seen.id(), found -> found.status() == DeploymentStatus.RUNNING && found.seen(state, health));
    }

    private void update(UUID id, BiConsumer<Deployment, Instant> action) {
        change(id, deployment -> {
            action.accept(deployment, clock.instant());
            return true;
        });
    }

    /// Answers whether the deployment is there and the action changed it.
    private boolean change(UUID id, Predicate<Deployment> action) {
        return transaction.execute(_ ->
                deployments.lock(id).filter(found -> changed(found, action)).isPresent());
    }

    private boolean changed(Deployment deployment, Predicate<Deployment> action) {
        var before = deployment.status();
        var changed = action.test(deployment);
        if (changed) {
            events.publishEvent(new DeploymentChanged(deployment.id()));
        }
        if (deployment.status() != before) {
            record.became(deployment.details());
        }
        return changed;
    }
}
