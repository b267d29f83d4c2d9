package io.slipway.portal.deployment;

import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.RunningWork;
import io.slipway.registry.Caller;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Launches and removals that are under way, for the list of running work.
@Component
@Order(2)
class DeploymentWork implements RunningWork {
    private final DeploymentMonitor monitor;

    DeploymentWork(DeploymentMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Runnable watch(Caller caller, Consumer<List<Item>> listener) {
        return monitor.subscribe(
                caller, DeploymentQuery.all(), snapshot -> listener.accept(items(snapshot.deployments())))::remove;
    }

    private static List<Item> items(List<DeploymentDetails> deployments) {
        return deployments.stream()
                .filter(deployment -> deployment.status().isOnItsWay() || deployment.next() != null)
                .map(DeploymentWork::item)
                .toList()
                .reversed();
    }

    private static Item item(DeploymentDetails deployment) {
        var next = deployment.next();
        var page = Links.container(deployment.id());
        return next == null
                ? new Item(
                        "Launch · " + deployment.name(),
                        DeploymentLooks.word(deployment),
                        DeploymentLooks.step(deployment),
                        page)
                : new Item(
                        "Relaunch · " + deployment.name(),
                        "on revision " + next.revision(),
                        "revision %d answers".formatted(deployment.revision()),
                        page);
    }
}
