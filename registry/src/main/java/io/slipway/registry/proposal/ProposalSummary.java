package io.slipway.registry.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A proposal in a list.
///
/// @param base the revision it starts from, 0 when there was none
/// @param decidedBy who accepted, declined or withdrew it; null while it is open
/// @param reason why it was declined, otherwise empty
/// @param revision the number it was accepted as
public record ProposalSummary(
        int number,
        String title,
        String author,
        Instant createdAt,
        ProposalState state,
        int base,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        String reason,
        @Nullable Integer revision) {}
