package io.slipway.portal.image.web;

import io.slipway.engine.ImageId;
import io.slipway.portal.image.ImageOrigin;
import io.slipway.portal.image.SavedImageDetails;
import io.slipway.portal.image.SavedImageStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A saved image as REST shows it.
///
/// @param image its id on the engine; null until it is there
/// @param from the way back to the script; null for images from outside
/// @param changes what was otherwise in the container than in its image, the first of `changedFiles`
record ImageBody(
        UUID id,
        String team,
        String name,
        ImageOrigin origin,
        SavedImageStatus status,
        @Nullable From from,
        @Nullable String sourceName,
        @Nullable String image,
        long sizeBytes,
        int layers,
        int changedFiles,
        List<String> changes,
        @Nullable String error,
        String savedBy,
        Instant createdAt,
        @Nullable Instant endedAt) {
    /// A deployment, and what it ran.
    record From(
            UUID deployment,
            String deploymentName,
            String script,
            int revision,
            UUID build,
            @Nullable String image) {}

    static ImageBody of(SavedImageDetails image) {
        return new ImageBody(
                image.id(),
                image.team().value(),
                image.name().value(),
                image.origin(),
                image.status(),
                from(image),
                image.sourceName(),
                Optional.ofNullable(image.image()).map(ImageId::value).orElse(null),
                image.sizeBytes(),
                image.layers(),
                image.changedFiles(),
                image.changes(),
                image.error(),
                image.savedBy(),
                image.createdAt(),
                image.endedAt());
    }

    private static @Nullable From from(SavedImageDetails image) {
        var from = image.provenance();
        return from == null
                ? null
                : new From(
                        from.deployment(),
                        from.deploymentName(),
                        from.script().toString(),
                        from.revision(),
                        from.build(),
                        from.sourceImage());
    }
}
