package io.slipway.registry.proposal.web;

import io.slipway.registry.proposal.ProposalSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A proposal in a list.
///
/// @param state `open`, `accepted`, `declined` or `withdrawn`
/// @param base the revision it starts from, 0 for none
/// @param revision what it was accepted as
record ProposalSummaryBody(
        int number,
        String title,
        String author,
        Instant createdAt,
        String state,
        int base,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable Integer revision) {
    static ProposalSummaryBody of(ProposalSummary proposal) {
        return new ProposalSummaryBody(
                proposal.number(),
                proposal.title(),
                proposal.author(),
                proposal.createdAt(),
                proposal.state().slug(),
                proposal.base(),
                proposal.decidedBy(),
                proposal.decidedAt(),
                proposal.reason().isEmpty() ? null : proposal.reason(),
                proposal.revision());
    }
}
