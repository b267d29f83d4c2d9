package io.slipway.portal.comparison;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Comparisons extends Repository<Comparison, UUID> {
    Comparison save(Comparison comparison);

    Optional<Comparison> findById(UUID id);

    /// The same, kept from everybody else who wants to change it until the transaction ends.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Comparison c where c.id = :id")
    Optional<Comparison> findForChange(UUID id);

    List<Comparison> findByTeamInOrderByCreatedAtDesc(Collection<String> teams, Limit limit);

    List<Comparison> findByStatusInOrderByCreatedAt(Collection<ComparisonStatus> statuses);

    /// Whether anything changed since a page looked last.
    @Query("select max(c.changedAt) from Comparison c")
    @Nullable
    Instant latestChange();

    /// Held until the transaction ends: two workers never take a comparison at the same moment.
    @Query(value = "select cast(pg_advisory_xact_lock(7355608) as text)", nativeQuery = true)
    @Nullable
    String lockQueue();
}
