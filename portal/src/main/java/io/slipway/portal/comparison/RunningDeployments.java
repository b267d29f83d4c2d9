package io.slipway.portal.comparison;

import io.slipway.engine.ImageId;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.Endpoint;
import io.slipway.portal.engines.ContainerRoute;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds a team's running deployment by its id and nothing else: what is dialled is a container of ours, never an
/// address that somebody gave.
@Component
class RunningDeployments {
    private final DeploymentService deployments;
    private final EngineProvider engines;

    RunningDeployments(DeploymentService deployments, EngineProvider engines) {
        this.deployments = deployments;
        this.engines = engines;
    }

    /// Another team's deployment is not found.
    RunningDeployment find(Caller caller, TeamName team, UUID id) {
        var unknown = new NotFoundException("deployment", id.toString());
        var deployment = deployments.find(caller, id, Permission.COMPARE);
        if (!deployment.team().equals(team)) {
            throw unknown;
        }
        var container = engines.engine().inspect(running(deployment, deployment.container()));
        var endpoint = running(deployment, deployment.endpoint());
        var image = engines.engine()
                .image(new ImageId(running(deployment, deployment.imageId())))
                .orElseThrow(() -> unknown);
        return new RunningDeployment(
                id,
                deployment.name().value(),
                deployment.script(),
                deployment.revision(),
                image,
                endpoint(deployment, endpoint),
                running(
                        deployment,
                        ContainerRoute.of(engines.address())
                                .to(container, endpoint.containerPort())
                                .orElse(null)),
                container.limits());
    }

    private static <T> T running(DeploymentDetails deployment, @Nullable T fact) {
        if (fact == null || deployment.status() != DeploymentStatus.RUNNING) {
            throw new RunFailure(
                    "Could not measure deployment %s: it does not run.".formatted(deployment.name()),
                    "Start it on the Containers page, or compare its revision instead.");
        }
        return fact;
    }

    private static ModelEndpoint endpoint(DeploymentDetails deployment, Endpoint endpoint) {
        var predict = endpoint.predictPath();
        var health = endpoint.healthPath();
        if (predict == null) {
            throw new RunFailure(
                    "Could not measure deployment %s: it takes no predictions.".formatted(deployment.name()),
                    "Choose a deployment of a model.");
        }
        return new ModelEndpoint(
                endpoint.containerPort(),
                predict,
                health == null ? "/" : health,
                Optional.ofNullable(endpoint.sample()));
    }
}
