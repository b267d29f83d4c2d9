package io.slipway.portal.structure;

import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.Load;
import io.slipway.portal.engines.EngineStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The whole picture as one caller may see it, from the host up.
///
/// @param asOf when the engine told its part
/// @param imagesBytes what all images take on the engine's disk; null when it is not known
/// @param used what all that runs uses together, others' included
/// @param layers under the deployments, each after the one that it lies on
/// @param others what the caller may only count
public record Structure(
        Instant asOf,
        EngineStatus engine,
        @Nullable Long imagesBytes,
        Used used,
        List<Layer> layers,
        List<Standing> deployments,
        Others others) {
    public Structure {
        layers = List.copyOf(layers);
        deployments = List.copyOf(deployments);
    }

    /// A deployment on its layers.
    ///
    /// @param top the number of its highest layer; null when that is not known
    /// @param load null when nobody has looked yet, or when it does not run
    public record Standing(
            DeploymentDetails details,
            @Nullable Integer top,
            @Nullable Load load) {
        UUID id() {
            return details.id();
        }
    }

    /// What all that runs uses together.
    ///
    /// @param watched how many deployments that is
    public record Used(int watched, double cpus, long memoryBytes) {}

    /// Deployments of teams that the caller is not in.
    ///
    /// @param layersBytes what layers take that only they have
    public record Others(int deployments, long layersBytes) {}
}
