package io.slipway.portal.structure;

import io.slipway.engine.ImageId;
import io.slipway.engine.ImageLayer;
import io.slipway.portal.deployment.Load;
import io.slipway.portal.engines.EngineStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known for everybody at one moment; nobody's picture yet.
record StructureSnapshot(
        Instant asOf,
        EngineStatus engine,
        @Nullable Long imagesBytes,
        Map<UUID, ImageId> images,
        Map<ImageId, List<ImageLayer>> layers,
        Map<UUID, Load> loads) {
    StructureSnapshot {
        images = Map.copyOf(images);
        layers = Map.copyOf(layers);
        loads = Map.copyOf(loads);
    }
}
