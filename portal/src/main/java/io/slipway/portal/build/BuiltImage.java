package io.slipway.portal.build;

import io.slipway.engine.ImageId;
import org.jspecify.annotations.Nullable;

/// What a build made.
///
/// @param reference a name for people; only the id is sure to stay what it is
/// @param layers how many it has; null for images made before that was written down
public record BuiltImage(
        ImageId id,
        String reference,
        long sizeBytes,
        @Nullable Integer layers) {}
