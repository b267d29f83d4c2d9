package io.slipway.portal.comparison;

import io.slipway.engine.ContainerDetails;
import io.slipway.engine.ImageDetails;
import io.slipway.engine.Label;
import io.slipway.engine.PublishedPort;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Finds a team's running deployment by its id and nothing else: what is dialled is a container of ours, never an
/// address that somebody gave.
@Component
class RunningDeployments {
    private final EngineProvider engines;
    private final Installation installation;
    private final AccessPolicy access;

    RunningDeployments(EngineProvider engines, Installation installation, AccessPolicy access) {
        this.engines = engines;
        this.installation = installation;
        this.access = access;
    }

    /// Another team's deployment is not found.
    RunningDeployment find(Caller caller, TeamName team, UUID id) {
        var unknown = new NotFoundException("deployment", id.toString());
        access.requireFor(caller, team, Permission.COMPARE, unknown);
        var engine = engines.engine();
        var ours = installation.selector().and(Label.TEAM, team.value()).and(Label.DEPLOYMENT, id.toString());
        var container = engine.containers(ours).stream()
                .findFirst()
                .map(found -> engine.inspect(found.id()))
                .orElseThrow(() -> unknown);
        var image = engine.image(container.image()).orElseThrow(() -> unknown);
        return running(id, container, image);
    }

    private static RunningDeployment running(UUID id, ContainerDetails container, ImageDetails image) {
        var port = container.ports().stream().findFirst().orElseThrow(() -> notRunning(id));
        if (!container.running()) {
            throw notRunning(id);
        }
        return new RunningDeployment(
                id,
                container.name(),
                ScriptName.parse(Label.SCRIPT.in(container.labels()).orElseThrow(() -> notRunning(id))),
                Integer.parseInt(Label.REVISION.in(container.labels()).orElseThrow(() -> notRunning(id))),
                image,
                ModelEndpoint.of(image, port.containerPort()),
                hostPort(port),
                container.limits());
    }

    private static int hostPort(PublishedPort port) {
        return port.hostPort();
    }

    private static RunFailure notRunning(UUID id) {
        return new RunFailure(
                "Could not measure deployment " + id + ": it does not run.",
                "Start it on the Containers page, or compare its revision instead.");
    }
}
