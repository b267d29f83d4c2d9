package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import io.slipway.engine.ImageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Which container a deployment has at this moment, for services that have asked for the caller's right before and
/// go on working with the deployment afterwards.
@Component
public class DeploymentContainers {
    private final DeploymentLedger ledger;

    DeploymentContainers(DeploymentLedger ledger) {
        this.ledger = ledger;
    }

    /// The deployments that run, the last started first, at most so many; with their containers beside the first.
    public Map<UUID, List<ContainerId>> running(int most) {
        var running = new LinkedHashMap<UUID, List<ContainerId>>();
        ledger.running(most)
                .forEach(deployment -> running.put(
                        deployment.id(),
                        deployment.others().stream().map(Replica::container).toList()));
        return running;
    }

    /// Every deployment that has a container, running or not, with its image.
    public Map<UUID, ImageId> images() {
        return ledger.withContainers().stream().collect(Collectors.toMap(Deployment::id, Deployment::image));
    }

    /// Empty while there is none.
    public Optional<ContainerId> of(ContainerChoice choice) {
        return choice.container() == null
                ? ledger.find(choice.deployment()).map(Deployment::container)
                : Optional.of(choice.container());
    }
}
