package io.slipway.portal.structure.web;

import io.slipway.engine.EngineInfo;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.LaunchLimits;
import io.slipway.portal.deployment.Load;
import io.slipway.portal.structure.Layer;
import io.slipway.portal.structure.Structure;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The structure as REST shows it, from the host up. Whatever the engine never told is null.
record StructureBody(
        Instant asOf,
        Infrastructure infrastructure,
        OperatingSystem operatingSystem,
        EngineBody engine,
        List<LayerBody> layers,
        List<DeploymentBody> deployments,
        Structure.Others others) {
    /// @param used what all that runs uses together
    record Infrastructure(
            @Nullable Integer cpus,
            @Nullable Long memoryBytes,
            @Nullable Long imagesBytes,
            Structure.Used used) {}

    record OperatingSystem(
            @Nullable String name,
            @Nullable String kernel,
            @Nullable String architecture) {}

    record EngineBody(
            String name,
            String status,
            @Nullable String kind,
            @Nullable String version,
            @Nullable String storageDriver) {}

    /// @param below the number of the layer that it lies on
    /// @param others how many deployments have it that the caller may not see
    record LayerBody(
            int number,
            @Nullable Integer below,
            @Nullable String id,
            String instruction,
            long sizeBytes,
            List<UUID> deployments,
            int others) {
        static LayerBody of(Layer layer) {
            return new LayerBody(
                    layer.number(),
                    layer.below(),
                    layer.id() == null ? null : layer.id().value(),
                    layer.instruction(),
                    layer.sizeBytes(),
                    layer.deployments(),
                    layer.others());
        }
    }

    /// @param layer the number of the layer that it stands on
    record DeploymentBody(
            UUID id,
            String team,
            String name,
            String script,
            int revision,
            UUID build,
            @Nullable String image,
            DeploymentStatus status,
            LaunchLimits limits,
            int containers,
            @Nullable Load load,
            @Nullable Integer layer) {
        static DeploymentBody of(Structure.Standing standing) {
            var details = standing.details();
            return new DeploymentBody(
                    details.id(),
                    details.team().value(),
                    details.name().value(),
                    details.script().toString(),
                    details.revision(),
                    details.build(),
                    details.imageId(),
                    details.status(),
                    details.limits(),
                    details.containers().size(),
                    standing.load(),
                    standing.top());
        }
    }

    static StructureBody of(Structure structure) {
        var engine = structure.engine();
        EngineInfo info = engine.info();
        return new StructureBody(
                structure.asOf(),
                new Infrastructure(
                        info == null ? null : info.cpus(),
                        info == null ? null : info.memoryBytes(),
                        structure.imagesBytes(),
                        structure.used()),
                info == null
                        ? new OperatingSystem(null, null, null)
                        : new OperatingSystem(info.os(), info.kernel(), info.architecture()),
                new EngineBody(
                        engine.name(),
                        engine.reachable() ? "UP" : "DOWN",
                        info == null ? null : info.kind(),
                        info == null ? null : info.version(),
                        info == null ? null : info.storageDriver()),
                structure.layers().stream().map(LayerBody::of).toList(),
                structure.deployments().stream().map(DeploymentBody::of).toList(),
                structure.others());
    }
}
