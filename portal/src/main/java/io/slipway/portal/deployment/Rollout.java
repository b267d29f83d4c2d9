package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Changes a deployment while it answers: to another number of containers, or to another revision.
///
/// New containers come first and are counted on when they answer; only then are old ones taken away. What fails
/// leaves the deployment as it was, with the reason. Containers that no row names, such as those of a process that
/// died in the middle, are removed before the step is done again.
@Component
class Rollout {
    private final DeploymentLedger ledger;
    private final Instances instances;
    private final Duration healthDeadline;

    Rollout(DeploymentLedger ledger, Instances instances, DeploymentProperties properties) {
        this.ledger = ledger;
        this.instances = instances;
        this.healthDeadline = properties.healthDeadline();
    }

    /// The given container was not wanted any more before it answered.
    private static final class NotWanted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// One step.
    ///
    /// @param next the revision to become; null when only the number of containers is to change
    /// @param image of that revision, or of the one that runs
    /// @param model the deployment whose address the containers get; null for none
    void step(
            Deployment deployment,
            @Nullable Release next,
            Supplier<ImageId> image,
            Supplier<@Nullable Deployment> model)
            throws InterruptedException {
        instances.keepOnly(deployment.id(), deployment.containers());
        if (next != null) {
            relaunch(deployment, next, image, model);
        } else if (deployment.wantsMore()) {
            grow(deployment, image, model);
        } else {
            shrink(deployment);
        }
    }

    private void shrink(Deployment deployment) {
        var spare = deployment.details().replication().others().getLast().container();
        ledger.left(deployment.id(), spare); // first, so that nobody asks it any more
        instances.retire(spare);
    }

    private void grow(Deployment deployment, Supplier<ImageId> image, Supplier<@Nullable Deployment> model)
            throws InterruptedException {
        var id = deployment.id();
        try {
            var contract = instances.contractOf(image.get());
            var replica = started(
                    deployment, deployment.release(), image.get(), contract, model.get(), () -> ledger.wantsMore(id));
            ledger.joined(id, replica);
        } catch (NotWanted e) {
            return; // the next step sees what is wanted instead
        } catch (LaunchFailure e) {
            ledger.replicasFailed(id, e.trouble());
        } catch (EngineException e) {
            ledger.replicasFailed(id, new Trouble(String.valueOf(e.getMessage()), "Ask for more again later."));
        }
    }

    private void relaunch(
            Deployment deployment, Release next, Supplier<ImageId> image, Supplier<@Nullable Deployment> model)
            throws InterruptedException {
        var id = deployment.id();
        var old = List.copyOf(deployment.containers());
        var fresh = new ArrayList<Instance>();
        try {
            var contract = instances.contractOf(image.get());
            while (fresh.size() < deployment.replicas()) {
                fresh.add(started(deployment, next, image.get(), contract, model.get(), () -> ledger.wants(id, next)));
            }
            ledger.switched(id, next, image.get().value(), contract, fresh);
        } catch (NotWanted e) {
            discard(fresh, e);
            return;
        } catch (LaunchFailure e) {
            discard(fresh, e);
            ledger.relaunchFailed(id, next, e.trouble());
            return;
        } catch (EngineException e) {
            discard(fresh, e);
            ledger.relaunchFailed(
                    id,
                    next,
                    new Trouble(String.valueOf(e.getMessage()), "Relaunch it again when the engine is well."));
            return;
        }
        retire(id, old);
    }

    /// A container that answers; none is left when it does not.
    private Instance started(
            Deployment deployment,
            Release release,
            ImageId image,
            ModelContract contract,
            @Nullable Deployment model,
            BooleanSupplier wanted)
            throws InterruptedException {
        var instance = instances.startBeside(deployment, release, image, contract, model);
        try {
            awaitHealth(instance, wanted);
            var admitted = instances.admit(deployment, instance);
            awaitHealth(admitted, wanted);
            return admitted;
        } catch (RuntimeException e) {
            instances.discard(instance.container(), e);
            throw e;
        }
    }

    private void awaitHealth(Instance instance, BooleanSupplier wanted) throws InterruptedException {
        if (!instances.awaitHealth(instance, healthDeadline, wanted)) {
            throw new NotWanted();
        }
    }

    private void discard(List<Instance> fresh, Exception failure) {
        fresh.forEach(instance -> instances.discard(instance.container(), failure));
    }

    /// Once the others answer; whatever cannot be removed now is swept up later.
    private void retire(UUID id, List<ContainerId> old) {
        var now = ledger.find(id).map(Deployment::containers).orElse(Set.of());
        old.stream().filter(container -> !now.contains(container)).forEach(instances::retire);
    }
}
