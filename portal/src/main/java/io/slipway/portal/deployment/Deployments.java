package io.slipway.portal.deployment;

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

interface Deployments extends Repository<Deployment, UUID> {
    Deployment save(Deployment deployment);

    void delete(Deployment deployment);

    Optional<Deployment> findById(UUID id);

    Optional<Deployment> findByTeamAndName(String team, String name);

    List<Deployment> findAll();

    /// For changes: two that want to change the same deployment wait for each other.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Deployment d where d.id = :id")
    Optional<Deployment> lock(UUID id);

    @Query("""
            select d from Deployment d
            where d.team in :teams
              and (:scriptTeam is null or d.scriptTeam = :scriptTeam)
              and (:script is null or d.script = :script)
            order by d.createdAt desc
            """)
    List<Deployment> findLatest(Collection<String> teams, @Nullable String scriptTeam, @Nullable String script);

    @Query("""
            select d from Deployment d
            where d.status = io.slipway.portal.deployment.DeploymentStatus.RUNNING
            order by d.startedAt desc
            """)
    List<Deployment> findRunning(Limit most);

    List<Deployment> findByContainerIdNotNullAndImageIdNotNull();

    List<Deployment> findByUsesId(UUID used);

    List<Deployment> findBySavedImageId(UUID image);

    List<Deployment> findByBuildId(UUID build);

    boolean existsByTeamAndName(String team, String name);

    int countByTeam(String team);

    /// Until the transaction ends, nobody else launches for this team: so that two cannot share the last place.
    @Query(value = "select cast(pg_advisory_xact_lock(hashtextextended(:team, 12)) as text)", nativeQuery = true)
    String lockLaunchesOf(String team);

    List<Deployment> findByScriptTeamAndScript(String scriptTeam, String script);
}
