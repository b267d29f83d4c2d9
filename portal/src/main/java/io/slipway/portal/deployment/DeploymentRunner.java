package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageId;
import io.slipway.portal.build.BuildDetails;
import io.slipway.portal.build.BuildResults;
import io.slipway.portal.quota.LaunchQuota;
import io.slipway.portal.work.Worker;
import io.slipway.registry.ConflictException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Brings deployments to where people want them, step by step. Each step can be repeated: what a dead process
/// left half done on the engine is removed before it is done again.
@Component
class DeploymentRunner implements Worker {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(3);

    private final DeploymentLedger ledger;
    private final Instances instances;
    private final BuildResults builds;
    private final Rollout rollout;
    private final LaunchableImages images;
    private final LaunchQuota quota;
    private final DeploymentProperties properties;
    private final Semaphore slots;

    DeploymentRunner(
            DeploymentLedger ledger,
            Instances instances,
            BuildResults builds,
            Rollout rollout,
            LaunchableImages images,
            LaunchQuota quota,
            DeploymentProperties properties) {
        this.ledger = ledger;
        this.instances = instances;
        this.builds = builds;
        this.rollout = rollout;
        this.images = images;
        this.quota = quota;
        this.properties = properties;
        this.slots = new Semaphore(properties.concurrent());
    }

    @Override
    public Optional<Duration> work(UUID id) throws InterruptedException {
        while (true) {
            var deployment = ledger.find(id).filter(Deployment::isUnsettled);
            if (deployment.isEmpty()) {
                return Optional.empty();
            }
            var pause = step(deployment.get());
            if (pause.isPresent()) {
                return pause;
            }
        }
    }

    /// One step towards what is wanted; answers when to go on, empty for at once.
    private Optional<Duration> step(Deployment deployment) throws InterruptedException {
        try {
            return switch (deployment.wanted()) {
                case RUNNING -> deployment.status().isOnItsWay() ? launch(deployment) : change(deployment);
                case STOPPED -> stop(deployment);
                case REMOVED -> remove(deployment);
            };
        } catch (LaunchFailure e) {
            ledger.failed(deployment.id(), e.trouble());
            return Optional.empty();
        } catch (EngineException e) {
            return troubled(deployment, e);
        }
    }

    /// The engine could not do it. A launch ends with that; stopping and removing go on when it can again.
    private Optional<Duration> troubled(Deployment deployment, EngineException e) {
        var message = String.valueOf(e.getMessage());
        if (deployment.wanted() == Wanted.RUNNING && deployment.status().isOnItsWay()) {
            ledger.failed(deployment.id(), new Trouble(message, hint(e)));
            return Optional.empty();
        }
        ledger.heldUp(deployment.id(), new Trouble(message, "Slipway tries again until the engine does it."));
        return Optional.of(LATER);
    }

    private static @Nullable String hint(EngineException e) {
        return switch (e) {
            case EngineException.Unreachable _, EngineException.TimedOut _ ->
                "The engine does not answer. Start it, or look at the page of engines, then start the deployment again.";
            case EngineException.NotFound _,
                    EngineException.Conflict _,
                    EngineException.Rejected _,
                    EngineException.Unsupported _ -> null;
        };
    }

    private Optional<Duration> stop(Deployment deployment) {
        var container = deployment.container();
        if (container == null) {
            instances.clear(deployment.id());
        } else {
            instances.stop(container);
            dropOthers(deployment, container);
        }
        ledger.stopped(deployment.id());
        return Optional.empty();
    }

    /// The others are made anew when it runs again.
    private void dropOthers(Deployment deployment, ContainerId first) {
        deployment.others().forEach(other -> ledger.left(deployment.id(), other.container()));
        instances.keepOnly(deployment.id(), Set.of(first));
    }

    /// One step for a deployment that answers, or did: another revision, or other containers beside its first.
    private Optional<Duration> change(Deployment deployment) throws InterruptedException {
        var next = deployment.next();
        var build = builds.of(next == null ? deployment.buildId() : next.build());
        if (!build.status().isFinal() || !slots.tryAcquire()) {
            return Optional.of(SOON);
        }
        try {
            rollout.step(
                    deployment,
                    next,
                    () -> next == null ? imageOf(deployment, build) : nextImageOf(deployment, build),
                    () -> model(deployment));
            return Optional.empty();
        } finally {
            slots.release();
        }
    }

    private Optional<Duration> remove(Deployment deployment) {
        if (ledger.isUsed(deployment.id())) {
            return Optional.of(SOON); // what goes together with it goes first
        }
        instances.clear(deployment.id());
        ledger.delete(deployment.id());
        return Optional.empty();
    }

    private Optional<Duration> launch(Deployment deployment) throws InterruptedException {
        var build = builds.of(deployment.buildId());
        if (!build.status().isFinal()) {
            if (deployment.status() != DeploymentStatus.BUILDING) {
                ledger.building(deployment.id());
            }
            return Optional.of(SOON);
        }
        var model = model(deployment);
        if (model != null && model.status().isOnItsWay()) {
            return Optional.of(SOON);
        }
        if (!slots.tryAcquire()) {
            return Optional.of(SOON);
        }
        try {
            launch(deployment, imageOf(deployment, build), model);
            return Optional.empty();
        } finally {
            slots.release();
        }
    }

    private void launch(Deployment deployment, ImageId image, @Nullable Deployment model) throws InterruptedException {
        var id = deployment.id();
        var stopped = deployment.status() == DeploymentStatus.QUEUED ? deployment.container() : null;
        if (stopped == null) {
            refuseImagesBeyondTheQuota(deployment);
        } else {
            dropOthers(deployment, stopped); // its image was allowed before, and is there
        }
        var contract = instances.contractOf(image);
        ledger.starting(id, image.value(), contract);
        var instance = stopped == null
                ? instances.start(deployment, image, contract, model)
                : restarted(deployment, stopped, image, contract, model);
        ledger.started(id, instance.container(), instance.port());
        if (instances.awaitHealth(instance, properties.healthDeadline(), () -> ledger.wantedRunning(id))) {
            ledger.running(id);
        }
    }

    /// How large an image is, is known only now that it is built.
    private void refuseImagesBeyondTheQuota(Deployment deployment) {
        try {
            quota.requireImages("launch '%s'".formatted(deployment.details().name()), deployment.team());
        } catch (ConflictException e) {
            throw new LaunchFailure(e.detail(), null);
        }
    }

    /// The image of a revision that it is to become, when its team may have that in place of the one it has.
    private ImageId nextImageOf(Deployment deployment, BuildDetails build) {
        var image = imageOf(build);
        var what = "relaunch '%s'".formatted(deployment.details().name());
        try {
            quota.requireImage(
                    what,
                    deployment.team(),
                    image,
                    Objects.requireNonNull(build.image()).sizeBytes(),
                    deployment.id());
        } catch (ConflictException e) {
            throw new LaunchFailure(e.detail(), null);
        }
        return image;
    }

    /// The container it has; a new one when somebody removed that beside Slipway.
    private Instance restarted(
            Deployment deployment,
            ContainerId stopped,
            ImageId image,
            ModelContract contract,
            @Nullable Deployment model) {
        try {
            return instances.restart(stopped, contract);
        } catch (EngineException.NotFound e) {
            return instances.start(deployment, image, contract, model);
        }
    }

    private ImageId imageOf(Deployment deployment, BuildDetails build) {
        var saved = deployment.savedImageId();
        return saved == null ? imageOf(build) : images.of(saved).image();
    }

    private static ImageId imageOf(BuildDetails build) {
        if (build.image() != null) {
            return build.image().id();
        }
        var failure = build.failure();
        throw failure == null
                ? new LaunchFailure(
                        "Could not launch: its build was cancelled.", "Build the revision, then start it again.")
                : new LaunchFailure("Could not launch: its build failed. " + failure.message(), failure.hint());
    }

    /// The deployment it uses; null when it uses none.
    private @Nullable Deployment model(Deployment deployment) {
        var used = deployment.usesId();
        if (used == null) {
            return null;
        }
        var model = ledger.find(used)
                .orElseThrow(() -> new LaunchFailure("Could not launch: the deployment it uses is gone.", null));
        if (model.status() == DeploymentStatus.FAILED
                || model.status() == DeploymentStatus.STOPPED
                || model.status() == DeploymentStatus.PAUSED) {
            throw new LaunchFailure(
                    "Could not launch: '%s', which it uses, does not run."
                            .formatted(model.details().name()),
                    "Start '%s' first, then this one.".formatted(model.details().name()));
        }
        return model;
    }
}
