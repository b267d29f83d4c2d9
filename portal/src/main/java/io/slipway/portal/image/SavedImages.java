package io.slipway.portal.image;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SavedImages extends Repository<SavedImage, UUID> {
    SavedImage save(SavedImage image);

    void delete(SavedImage image);

    Optional<SavedImage> findById(UUID id);

    /// For changes: two that want to change the same image wait for each other.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from SavedImage i where i.id = :id")
    Optional<SavedImage> lock(UUID id);

    List<SavedImage> findByTeamInOrderByCreatedAtDesc(Collection<String> teams);

    List<SavedImage> findByScriptTeamAndScript(String scriptTeam, String script);

    @Query("select i.id from SavedImage i where i.status in (QUEUED, RUNNING, REMOVING)")
    List<UUID> findUnsettled();

    @Query("select i.imageId from SavedImage i where i.imageId is not null")
    List<String> findImageIds();

    boolean existsByTeamAndName(String team, String name);

    int countByTeam(String team);

    /// Until the transaction ends, nobody else adds an image for this team: so that two cannot share the last place.
    @Query(value = "select cast(pg_advisory_xact_lock(hashtextextended(:team, 13)) as text)", nativeQuery = true)
    String lockImagesOf(String team);
}
