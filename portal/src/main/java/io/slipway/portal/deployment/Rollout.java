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

    /// Containers to be had beside those that run.
    ///
    /// @param release what their image was built from
    /// @param wanted whether anybody still wants them
    private record Fresh(
            Deployment deployment,
            Release release,
            ImageId image,
            ModelContract contract,
            @Nullable Deployment model,
            BooleanSupplier wanted) {}

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
            var fresh = fresh(deployment, deployment.release(), image.get(), model.get(), () -> ledger.wantsMore(id));
            var replica = started(fresh, 1).getFirst();
            if (!ledger.joined(id, replica)) {
                instances.discard(replica.container(), new NotWanted());
            }
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
        var old = deployment.containers();
        if (became(deployment, next, image, model)) {
            retire(deployment.id(), old);
        }
    }

    private boolean became(
            Deployment deployment, Release next, Supplier<ImageId> image, Supplier<@Nullable Deployment> model)
            throws InterruptedException {
        var id = deployment.id();
        try {
            var fresh = fresh(deployment, next, image.get(), model.get(), () -> ledger.wants(id, next));
            var started = started(fresh, deployment.replicas());
            var switched = ledger.switched(id, next, fresh.image().value(), fresh.contract(), started);
            if (!switched) {
                discard(started, new NotWanted());
            }
            return switched;
        } catch (NotWanted e) {
            return false; // the next step sees what is wanted instead
        } catch (LaunchFailure e) {
            ledger.relaunchFailed(id, next, e.trouble());
        } catch (EngineException e) {
            ledger.relaunchFailed(
                    id,
                    next,
                    new Trouble(String.valueOf(e.getMessage()), "Relaunch it again when the engine is well."));
        }
        return false;
    }

    private Fresh fresh(
            Deployment deployment, Release release, ImageId image, @Nullable Deployment model, BooleanSupplier wanted) {
        return new Fresh(deployment, release, image, instances.contractOf(image), model, wanted);
    }

    /// So many containers that answer by the deployment's name; none is left when one of them does not. All answer
    /// before the first gets the name.
    private List<Instance> started(Fresh fresh, int count) throws InterruptedException {
        var unnamed = new ArrayList<Instance>();
        try {
            while (unnamed.size() < count) {
                var instance = instances.startBeside(
                        fresh.deployment(), fresh.release(), fresh.image(), fresh.contract(), fresh.model());
                unnamed.add(instance);
                awaitHealth(instance, fresh.wanted());
            }
            var named = new ArrayList<Instance>();
            for (var instance : unnamed) {
                var admitted = instances.admit(fresh.deployment(), instance);
                awaitHealth(admitted, fresh.wanted());
                named.add(admitted);
            }
            return named;
        } catch (RuntimeException e) {
            discard(unnamed, e);
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
    private void retire(UUID id, Set<ContainerId> old) {
        var now = ledger.find(id).map(Deployment::containers).orElse(Set.of());
        old.stream().filter(container -> !now.contains(container)).forEach(instances::retire);
    }
}
