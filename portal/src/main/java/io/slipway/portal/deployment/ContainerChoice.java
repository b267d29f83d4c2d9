package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import io.slipway.registry.NotFoundException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which of a deployment's containers somebody means.
///
/// @param container null for the first, whichever that is at the moment
public record ContainerChoice(UUID deployment, @Nullable ContainerId container) {
    /// Whichever is the first at the moment.
    public static ContainerChoice first(UUID deployment) {
        return new ContainerChoice(deployment, null);
    }

    /// @param container the whole id; null for the first
    public static ContainerChoice of(UUID deployment, @Nullable String container) {
        try {
            return new ContainerChoice(deployment, container == null ? null : new ContainerId(container));
        } catch (IllegalArgumentException e) { // no container is called that
            throw new NotFoundException("container", String.valueOf(container));
        }
    }

    /// Where the API tells of it, below the portal's own address.
    public String address() {
        return container == null
                ? "api/v1/deployments/" + deployment
                : "api/v1/deployments/%s/containers/%s".formatted(deployment, container);
    }

    /// The container on the engine; empty while the deployment has no first one.
    ///
    /// @throws NotFoundException when that deployment has no such container
    public Optional<ContainerId> in(DeploymentDetails found) {
        if (container == null) {
            return Optional.ofNullable(found.container());
        }
        if (!found.containers().contains(container)) {
            throw new NotFoundException("container", container.value());
        }
        return Optional.of(container);
    }
}
