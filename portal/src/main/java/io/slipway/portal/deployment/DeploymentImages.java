package io.slipway.portal.deployment;

import io.slipway.engine.ImageId;
import io.slipway.portal.build.BuildResults;
import io.slipway.portal.engines.KeptImages;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The images that deployments have, are launched from or become: also those of deployments that have no container at
/// the moment stay, so that they can be started again.
@Component
class DeploymentImages implements KeptImages {
    private final Deployments deployments;
    private final BuildResults builds;

    DeploymentImages(Deployments deployments, BuildResults builds) {
        this.deployments = deployments;
        this.builds = builds;
    }

    @Override
    public Set<ImageId> kept() {
        var kept = new HashSet<ImageId>();
        for (var deployment : deployments.findAll()) {
            var image = deployment.details().imageId();
            if (image != null) {
                kept.add(new ImageId(image));
            }
            keep(deployment.release(), kept);
            keep(deployment.next(), kept);
        }
        return kept;
    }

    private void keep(@Nullable Release release, Set<ImageId> kept) {
        var image = release == null ? null : builds.of(release.build()).image();
        if (image != null) {
            kept.add(image.id());
        }
    }
}
