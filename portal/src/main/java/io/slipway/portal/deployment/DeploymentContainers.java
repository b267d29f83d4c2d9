package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Which container a deployment has at this moment, for services that have asked for the caller's right before and
/// go on working with the deployment afterwards.
@Component
public class DeploymentContainers {
    private final DeploymentLedger ledger;

    DeploymentContainers(DeploymentLedger ledger) {
        this.ledger = ledger;
    }

    /// Empty while there is none.
    public Optional<ContainerId> of(UUID deployment) {
        return ledger.find(deployment).map(Deployment::container);
    }
}
