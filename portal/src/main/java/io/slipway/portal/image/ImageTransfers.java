package io.slipway.portal.image;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ImageTransfers extends Repository<ImageTransfer, UUID> {
    ImageTransfer save(ImageTransfer transfer);

    Optional<ImageTransfer> findById(UUID id);

    /// For changes: two that want to change the same transfer wait for each other.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from ImageTransfer t where t.id = :id")
    Optional<ImageTransfer> lock(UUID id);

    @Query("select t from ImageTransfer t where t.team in :teams order by t.createdAt desc")
    List<ImageTransfer> findNewest(Collection<String> teams, Limit limit);

    @Query("select t from ImageTransfer t where t.imageId = :image order by t.createdAt desc")
    List<ImageTransfer> findNewest(UUID image, Limit limit);

    @Query("select t.id from ImageTransfer t where t.status in (QUEUED, RUNNING)")
    List<UUID> findUnsettled();

    @Query("select count(t) from ImageTransfer t where t.team = :team and t.status in (QUEUED, RUNNING)")
    int countOnTheirWay(String team);

    @Query("select count(t) > 0 from ImageTransfer t where t.imageId = :image and t.status in (QUEUED, RUNNING)")
    boolean existsOnItsWay(UUID image);
}
