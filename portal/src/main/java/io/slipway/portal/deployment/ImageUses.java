package io.slipway.portal.deployment;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Which deployments run a saved image, for services that have asked for the caller's right before.
@Component
public class ImageUses {
    private final Deployments deployments;

    ImageUses(Deployments deployments) {
        this.deployments = deployments;
    }

    /// Those that there are, running or not; all of the image's own team.
    public List<DeploymentDetails> of(UUID savedImage) {
        return deployments.findBySavedImageId(savedImage).stream()
                .map(Deployment::details)
                .toList();
    }
}
