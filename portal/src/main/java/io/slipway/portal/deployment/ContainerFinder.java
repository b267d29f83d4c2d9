package io.slipway.portal.deployment;

import io.slipway.portal.shell.Finder;
import io.slipway.portal.shell.Links;
import io.slipway.registry.Caller;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Finds containers by their name or that of their script.
@Component
@Order(2)
class ContainerFinder implements Finder {
    private static final int MOST = 6;

    private final DeploymentService deployments;

    ContainerFinder(DeploymentService deployments) {
        this.deployments = deployments;
    }

    @Override
    public List<Found> find(Caller caller, String words) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return deployments.list(caller, DeploymentQuery.all()).stream()
                .map(ContainerFinder::found)
                .filter(found -> (found.name() + " " + found.note()).contains(wanted))
                .limit(MOST)
                .toList();
    }

    private static Found found(DeploymentDetails deployment) {
        var note = "%s rev %d".formatted(deployment.script(), deployment.revision());
        return new Found(
                "container",
                "%s/%s".formatted(deployment.team(), deployment.name()),
                note,
                Links.container(deployment.id()));
    }
}
