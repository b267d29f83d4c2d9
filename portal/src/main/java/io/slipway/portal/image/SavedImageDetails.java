package io.slipway.portal.image;

import io.slipway.engine.ImageId;
import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A saved image as it stands at one moment.
///
/// @param provenance null for images from outside: what they say about themselves proves nothing
/// @param sourceName what an image from outside was called there
/// @param image null until it is made
/// @param changedFiles how many paths in the container were otherwise than in its image
/// @param changes the first of those, each as `added /path`
/// @param error why there is none
public record SavedImageDetails(
        UUID id,
        TeamName team,
        SavedImageName name,
        ImageOrigin origin,
        SavedImageStatus status,
        @Nullable Provenance provenance,
        @Nullable String sourceName,
        @Nullable ImageId image,
        long sizeBytes,
        int layers,
        int changedFiles,
        List<String> changes,
        @Nullable String error,
        String savedBy,
        Instant createdAt,
        @Nullable Instant endedAt) {
    public SavedImageDetails {
        changes = List.copyOf(changes);
    }
}
