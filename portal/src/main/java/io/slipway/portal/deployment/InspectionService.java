package io.slipway.portal.deployment;

import io.slipway.engine.ContainerDetails;
import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Asks the engine what it knows of a deployment's containers, for everybody in the team. Values of variables are for
/// maintainers, and those of secrets for nobody.
@Service
public class InspectionService {
    private final DeploymentService deployments;
    private final AccessPolicy access;
    private final EngineProvider engines;

    InspectionService(DeploymentService deployments, AccessPolicy access, EngineProvider engines) {
        this.deployments = deployments;
        this.access = access;
        this.engines = engines;
    }

    /// Every container of the deployment as it is now, the first one first.
    public List<Inspection> inspect(Caller caller, UUID id) {
        var deployment = deployments.find(caller, id, Permission.READ);
        var values = access.allows(caller, deployment.team(), Permission.SEE_ENVIRONMENT);
        var found = deployment.containers().stream()
                .flatMap(container -> details(container).stream())
                .map(container -> inspection(container, values))
                .toList();
        if (found.isEmpty()) {
            throw new ConflictException(
                    "no-container",
                    "Could not inspect '%s': it has no container (it is %s). Start it, or wait until it is started."
                            .formatted(deployment.name(), deployment.status()),
                    Map.of("deployment", id.toString(), "deploymentStatus", deployment.status()));
        }
        return found;
    }

    /// Empty when it went in this moment.
    private Optional<ContainerDetails> details(ContainerId container) {
        try {
            return Optional.of(engines.engine().inspect(container));
        } catch (EngineException.NotFound _) {
            return Optional.empty();
        }
    }

    private static Inspection inspection(ContainerDetails found, boolean values) {
        var setup = found.setup();
        var limits = found.limits();
        return new Inspection(
                found.id().value(),
                found.name(),
                found.image().value(),
                state(found),
                new Inspection.Process(setup.command(), setup.user(), setup.workingDirectory()),
                environment(setup.env(), values),
                setup.mounts(),
                new Inspection.Bounds(
                        limits.cpus(), limits.memoryBytes(), limits.pids(), limits.shmBytes(), limits.cpuset()),
                new Inspection.Hardening(
                        setup.readOnlyRoot(),
                        setup.addedCapabilities(),
                        setup.droppedCapabilities(),
                        setup.securityOptions()),
                networks(found),
                found.ports(),
                new TreeMap<>(found.labels()));
    }

    private static Inspection.State state(ContainerDetails found) {
        return new Inspection.State(
                found.state(),
                found.exitCode(),
                found.oomKilled(),
                found.health(),
                found.createdAt(),
                found.startedAt(),
                found.finishedAt(),
                found.restarts(),
                found.setup().restartPolicy(),
                found.error().isEmpty() ? null : found.error());
    }

    private static List<Inspection.Network> networks(ContainerDetails found) {
        return new TreeMap<>(found.networks())
                .entrySet().stream()
                        .map(network -> new Inspection.Network(
                                network.getKey(),
                                network.getValue(),
                                found.setup().aliases().getOrDefault(network.getKey(), List.of())))
                        .toList();
    }

    /// The variables by name, with the values that the reader may see.
    static List<Inspection.Variable> environment(Map<String, String> env, boolean values) {
        Stream<Map.Entry<String, String>> sorted = new TreeMap<>(env).entrySet().stream();
        return sorted.map(variable -> variable(variable.getKey(), variable.getValue(), values))
                .toList();
    }

    private static Inspection.Variable variable(String name, String value, boolean values) {
        if (SecretNames.matches(name)) {
            return new Inspection.Variable(name, null, Inspection.Hidden.SECRET);
        }
        return values
                ? new Inspection.Variable(name, value, null)
                : new Inspection.Variable(name, null, Inspection.Hidden.ROLE);
    }
}
