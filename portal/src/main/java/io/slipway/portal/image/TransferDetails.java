package io.slipway.portal.image;

import io.slipway.engine.LayerProgress;
import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transfer as it stands at one moment.
///
/// @param image the saved image; null for one that comes, until it is there
/// @param reference the image's name at the registry
/// @param digest what the registry knows it by; null until it has arrived
/// @param layers how far each is, as the engine told last
/// @param error why it failed
public record TransferDetails(
        UUID id,
        TeamName team,
        TransferDirection direction,
        @Nullable UUID image,
        SavedImageName name,
        String reference,
        TransferStatus status,
        @Nullable String digest,
        List<LayerProgress> layers,
        boolean cancelling,
        @Nullable String error,
        String askedBy,
        Instant createdAt,
        @Nullable Instant endedAt) {
    public TransferDetails {
        layers = List.copyOf(layers);
    }
}
