package io.slipway.portal.image.web;

import io.slipway.engine.LayerProgress;
import io.slipway.portal.image.TransferDetails;
import io.slipway.portal.image.TransferDirection;
import io.slipway.portal.image.TransferStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A transfer as REST shows it.
///
/// @param image the saved image; null for one that comes, until it is there
/// @param digest what the registry knows it by; null until it has arrived
record TransferBody(
        UUID id,
        String team,
        TransferDirection direction,
        @Nullable UUID image,
        String name,
        String reference,
        TransferStatus status,
        @Nullable String digest,
        List<LayerProgress> layers,
        boolean cancelling,
        @Nullable String error,
        String askedBy,
        Instant createdAt,
        @Nullable Instant endedAt) {
    static TransferBody of(TransferDetails transfer) {
        return new TransferBody(
                transfer.id(),
                transfer.team().value(),
                transfer.direction(),
                transfer.image(),
                transfer.name().value(),
                transfer.reference(),
                transfer.status(),
                transfer.digest(),
                transfer.layers(),
                transfer.cancelling(),
                transfer.error(),
                transfer.askedBy(),
                transfer.createdAt(),
                transfer.endedAt());
    }
}
