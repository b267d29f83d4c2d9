package io.slipway.portal.deployment;

import io.slipway.engine.ContainerDetails;
import io.slipway.engine.ContainerId;
import io.slipway.engine.ContainerName;
import io.slipway.engine.ContainerSpec;
import io.slipway.engine.ContainerSummary;
import io.slipway.engine.Engine;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageId;
import io.slipway.engine.Label;
import io.slipway.engine.Labels;
import io.slipway.engine.Limits;
import io.slipway.engine.LogRequest;
import io.slipway.engine.NetworkAlias;
import io.slipway.engine.NetworkName;
import io.slipway.engine.NetworkSpec;
import io.slipway.engine.Selector;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The containers and networks of deployments on the engine. Each carries its deployment's label, so that what
/// a dead process left can be found and removed.
@Component
class Instances {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int LAST_LINES = 12;

    private final EngineProvider engines;
    private final Installation installation;
    private final HealthProbe probe;

    Instances(EngineProvider engines, Installation installation, HealthProbe probe) {
        this.engines = engines;
        this.installation = installation;
        this.probe = probe;
    }

    /// Reads what the image says about its endpoint.
    ModelContract contractOf(ImageId image) {
        var details = engine().image(image)
                .orElseThrow(() -> new LaunchFailure(
                        "Could not launch: the image %s is not on the engine any more.".formatted(image.shortForm()),
                        "Build the revision again, or choose another image, then launch it."));
        return ModelContract.of(details);
    }

    /// Starts a container on a network of its own, in place of whatever the deployment had there before.
    ///
    /// @param model the deployment whose address it gets; null for none
    Instance start(Deployment deployment, ImageId image, ModelContract contract, @Nullable Deployment model) {
        var id = deployment.id();
        clear(id);
        var labels = labels(deployment, deployment.release());
        engine().createNetwork(new NetworkSpec(networkOf(id), labels));
        try {
            var spec = spec(deployment, "", image, contract, labels, model).alias(aliasOf(deployment));
            return instance(engine().start(spec.build()), contract.healthPath());
        } catch (RuntimeException e) {
            clearAfter(id, e);
            throw e;
        }
    }

    /// Starts one more container on the deployment's network. Nobody finds it by the deployment's name before
    /// [#admit].
    ///
    /// @param release what the image was built from
    Instance startBeside(
            Deployment deployment, Release release, ImageId image, ModelContract contract, @Nullable Deployment model) {
        var suffix = "-" + shortId(UUID.randomUUID());
        var spec = spec(deployment, suffix, image, contract, labels(deployment, release), model);
        var container = engine().start(spec.build());
        try {
            return instance(container, contract.healthPath());
        } catch (RuntimeException e) {
            discard(container, e);
            throw e;
        }
    }

    /// Has a container that answers be found by the deployment's name. Its port may be another afterwards.
    Instance admit(Deployment deployment, Instance instance) {
        engine().answerTo(instance.container(), networkOf(deployment.id()), aliasOf(deployment));
        return instance(instance.container(), instance.healthPath());
    }

    /// Removes every container of a deployment but these: what a process left that ended half-way.
    void keepOnly(UUID id, Set<ContainerId> known) {
        engine().containers(selector(id)).stream()
                .map(ContainerSummary::id)
                .filter(container -> !known.contains(container))
                .forEach(this::removeContainer);
    }

    /// Asks a container to end what it answers, and removes it.
    void retire(ContainerId container) {
        stop(container);
        removeContainer(container);
    }

    /// Removes containers that did not come up; what cannot be removed now is found by its label later.
    void discard(ContainerId container, Exception failure) {
        try {
            removeContainer(container);
        } catch (EngineException e) {
            failure.addSuppressed(e);
        }
    }

    /// Starts the container a deployment has.
    Instance restart(ContainerId container, ModelContract contract) {
        engine().restart(container);
        return instance(container, contract.healthPath());
    }

    void stop(ContainerId container) {
        try {
            engine().stop(container, GRACE);
        } catch (EngineException.NotFound e) {
            return; // what is not there does not run
        }
    }

    /// Removes every container and network of a deployment.
    void clear(UUID id) {
        remove(selector(id));
    }

    private Selector selector(UUID id) {
        return installation.selector().and(Label.DEPLOYMENT, id.toString());
    }

    private void remove(Selector selector) {
        engine().containers(selector).forEach(container -> removeContainer(container.id()));
        engine().networks(selector).forEach(network -> removeNetwork(network.name()));
    }

    void removeContainer(ContainerId id) {
        try {
            engine().remove(id);
        } catch (EngineException.NotFound e) {
            return; // somebody was faster
        }
    }

    void removeNetwork(NetworkName name) {
        try {
            engine().removeNetwork(name);
        } catch (EngineException.NotFound e) {
            return; // somebody was faster
        }
    }

    private void clearAfter(UUID id, RuntimeException failure) {
        try {
            clear(id);
        } catch (EngineException e) {
            failure.addSuppressed(e); // found by its label later
        }
    }

    /// Waits until the container answers.
    ///
    /// @param wanted asked now and then; when it says no, this returns false
    /// @throws LaunchFailure when the container ended, or did not answer in time
    boolean awaitHealth(Instance instance, Duration limit, BooleanSupplier wanted) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        long nextLook = System.nanoTime();
        while (true) {
            if (System.nanoTime() >= nextLook) {
                if (!wanted.getAsBoolean()) {
                    return false;
                }
                refuseDead(engine().inspect(instance.container()));
                nextLook = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
            }
            var answer = probe.ask(instance.port(), instance.healthPath());
            if (answer.healthy()) {
                return true;
            }
            if (System.nanoTime() >= deadline) {
                throw neverHealthy(instance, limit, answer);
            }
            TimeUnit.MILLISECONDS.sleep(150);
        }
    }

    private void refuseDead(ContainerDetails container) {
        if (!container.running()) {
            var trouble = Ending.trouble(container, lastLines(container.id()));
            throw new LaunchFailure(trouble.message(), trouble.hint());
        }
    }

    private LaunchFailure neverHealthy(Instance instance, Duration limit, HealthProbe.Answer answer) {
        var lines = lastLines(instance.container());
        stop(instance.container());
        return new LaunchFailure(
                "The container did not get healthy within %d s: %s.".formatted(limit.toSeconds(), answer.words()),
                "It must listen on 0.0.0.0 at the exposed port and answer its health path once it can predict. "
                        + (lines.isEmpty() ? "It wrote nothing." : "Its last words: " + String.join("\n", lines)));
    }

    /// The end of what a container wrote, as far as the engine tells.
    List<String> lastLines(ContainerId container) {
        var lines = new CopyOnWriteArrayList<String>();
        try (var stream = engine().logs(container, LogRequest.last(LAST_LINES), line -> lines.add(line.text()))) {
            stream.await(Duration.ofSeconds(5));
        } catch (EngineException e) {
            lines.add("(the log could not be read: " + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(lines);
    }

    private Instance instance(ContainerId container, @Nullable String healthPath) {
        var details = engine().inspect(container);
        refuseDead(details);
        return new Instance(container, portOf(details), healthPath);
    }

    /// Where the host leads to the container.
    static int portOf(ContainerDetails container) {
        return container.ports().stream()
                .filter(port -> port.hostPort() > 0)
                .findFirst()
                .orElseThrow(() -> new LaunchFailure(
                        "The engine did not publish the container's port.",
                        "Look whether the engine publishes ports on 127.0.0.1."))
                .hostPort();
    }

    private static NetworkAlias aliasOf(Deployment deployment) {
        return new NetworkAlias(deployment.hostName());
    }

    /// On the network of what it uses, whose host name nobody else may have there.
    private static NetworkAlias aliasBeside(Deployment deployment, Deployment model) {
        return deployment.hostName().equals(model.hostName())
                ? new NetworkAlias(deployment.hostName() + "-" + shortId(deployment.id()))
                : aliasOf(deployment);
    }

    private ContainerSpec.Builder spec(
            Deployment deployment,
            String suffix,
            ImageId image,
            ModelContract contract,
            Labels labels,
            @Nullable Deployment model) {
        var details = deployment.details();
        var wanted = details.limits();
        var env = new HashMap<>(deployment.env());
        var name = "slipway-%s-%s%s".formatted(details.name(), shortId(details.id()), suffix);
        var limits = Limits.of(wanted.cpus(), wanted.memoryBytes());
        var spec = ContainerSpec.of(new ContainerName(name), image, networkOf(details.id()))
                .labels(labels)
                .limits(new Limits(wanted.cpus(), wanted.memoryBytes(), wanted.pids(), limits.shmBytes(), null))
                .portOnLoopback(contract.port());
        if (model != null) {
            env.put("MODEL_URL", "http://%s:%d".formatted(model.hostName(), portInside(model.details())));
            spec.join(networkOf(model.id()), aliasBeside(deployment, model));
        }
        return spec.env(env);
    }

    private static int portInside(DeploymentDetails used) {
        if (used.endpoint() == null) {
            throw new LaunchFailure("The deployment it uses has no endpoint.", "Launch that one first.");
        }
        return used.endpoint().containerPort();
    }

    private Labels labels(Deployment deployment, Release release) {
        var details = deployment.details();
        return installation
                .labels()
                .and(Label.TEAM, details.team().value())
                .and(Label.SCRIPT, details.script().toString())
                .and(Label.REVISION, Integer.toString(release.revision()))
                .and(Label.BUILD, release.build().toString())
                .and(Label.DEPLOYMENT, details.id().toString());
    }

    private static NetworkName networkOf(UUID id) {
        return new NetworkName("slipway-" + id);
    }

    private static String shortId(UUID id) {
        return id.toString().substring(0, 8);
    }

    private Engine engine() {
        return engines.engine();
    }
}
