package io.slipway.portal.build;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Builds extends Repository<Build, UUID> {
    Build save(Build build);

    Optional<Build> findById(UUID id);

    @Query(value = "select nextval('build_number')", nativeQuery = true)
    long nextNumber();

    /// For changes: two that want to change the same build wait for each other.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Build b where b.id = :id")
    Optional<Build> lock(UUID id);

    @Query("""
            select b from Build b
            where b.team in :teams
              and (:script is null or b.script = :script)
              and (:status is null or b.status = :status)
            order by b.number desc
            """)
    List<Build> findLatest(
            Collection<String> teams, @Nullable String script, @Nullable BuildStatus status, Limit limit);

    @Query("""
            select b from Build b
            where b.team = :team and b.script = :script and b.revision = :revision
              and b.digest = :digest and b.args = :args and b.secrets = :secrets and b.noCache = false
              and b.status in :statuses
            order by b.number desc
            """)
    List<Build> findEqual(
            String team,
            String script,
            int revision,
            String digest,
            Map<String, String> args,
            String secrets,
            Collection<BuildStatus> statuses,
            Limit limit);

    @Query("""
            select b from Build b
            where b.team = :team and b.script = :script and b.revision = :revision
              and b.digest = :digest and b.status = SUCCEEDED
            order by b.number desc
            """)
    List<Build> findSucceeded(String team, String script, int revision, String digest, Limit limit);

    @Query("select b from Build b where b.formerId = :former order by b.number")
    List<Build> findLater(UUID former);

    @Query("select b.id from Build b where b.status in (QUEUED, RUNNING) and b.queuedAt < :before order by b.number")
    List<UUID> findUnfinished(Instant before);

    @Query("""
            select new io.slipway.portal.build.BuildQueue$Waiting(b.id, b.number, b.team)
            from Build b where b.status = QUEUED
            """)
    List<BuildQueue.Waiting> findWaiting();

    @Query("""
            select new io.slipway.portal.build.BuildQueue$Standing(
                b.team, sum(case when b.status = RUNNING then 1L else 0L end), max(b.startedAt))
            from Build b where b.team in :teams and (b.startedAt > :since or b.status = RUNNING) group by b.team
            """)
    List<BuildQueue.Standing> findStandings(Collection<String> teams, Instant since);

    @Query("select count(b) from Build b where b.team = :team and b.script = :script and b.status in (QUEUED, RUNNING)")
    int countUnfinished(String team, String script);
}
