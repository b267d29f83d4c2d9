package io.slipway.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One step of an image's history: the instruction, and the layer of files that it made, if it made one.
///
/// @param instruction as in a Dockerfile, on one line; what an image that was imported says about itself
/// @param empty whether it made no layer, like `ENV`; such a step has no size and no id
/// @param id of the layer; null when it is empty, or when the engine's history does not tell which layer is its own
public record ImageLayer(
        String instruction,
        long sizeBytes,
        Instant created,
        boolean empty,
        @Nullable LayerId id) {}
