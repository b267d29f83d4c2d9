package io.slipway.registry.proposal;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Proposals extends Repository<Proposal, UUID> {
    Proposal save(Proposal proposal);

    Optional<Proposal> findByScriptIdAndNumber(UUID scriptId, int number);

    /// The same, kept from everybody else who wants to decide until the transaction ends.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Proposal p where p.scriptId = :scriptId and p.number = :number")
    Optional<Proposal> lock(UUID scriptId, int number);

    @Query("""
            select new io.slipway.registry.proposal.ProposalSummary(
                p.number, p.title, p.author, p.createdAt, p.state, p.baseRevision,
                p.decidedBy, p.decidedAt, p.reason, p.revision)
            from Proposal p where p.scriptId = :scriptId and p.state in :states order by p.number desc
            """)
    List<ProposalSummary> findSummaries(UUID scriptId, Collection<ProposalState> states, Limit limit);

    int countByScriptIdAndState(UUID scriptId, ProposalState state);

    int countByScriptIdAndAuthorAndState(UUID scriptId, String author, ProposalState state);

    @Query("select coalesce(max(p.number), 0) + 1 from Proposal p where p.scriptId = :scriptId")
    int nextNumber(UUID scriptId);

    /// Held until the transaction ends: those who propose for one script do so one after the other.
    @Query(
            value = "select cast(pg_advisory_xact_lock(hashtextextended(cast(:scriptId as text), 57)) as text)",
            nativeQuery = true)
    @Nullable
    String lockNumbers(UUID scriptId);
}
