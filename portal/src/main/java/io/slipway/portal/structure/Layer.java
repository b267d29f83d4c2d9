package io.slipway.portal.structure;

import io.slipway.engine.LayerId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One layer of files on the engine, which it keeps once for all that have it on the same layers below.
///
/// @param number its place in the list, from 0 on
/// @param below the number of the layer that it lies on; null for the lowest
/// @param id its content address; null when the engine's history does not tell
/// @param deployments those that have it and that the caller may see
/// @param others how many more have it
public record Layer(
        int number,
        @Nullable Integer below,
        @Nullable LayerId id,
        String instruction,
        long sizeBytes,
        List<UUID> deployments,
        int others) {
    public Layer {
        deployments = List.copyOf(deployments);
    }

    /// How many deployments have it.
    public int sharers() {
        return deployments.size() + others;
    }
}
