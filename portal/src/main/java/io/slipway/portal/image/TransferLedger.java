package io.slipway.portal.image;

import io.slipway.engine.ImageDetails;
import io.slipway.engine.LayerProgress;
import io.slipway.registry.Caller;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What workers write about transfers: short transactions, each on a locked row.
@Component
class TransferLedger {
    private final ImageTransfers transfers;
    private final SavedImages images;
    private final Shelf shelf;
    private final AccessPolicy access;
    private final ImageRecord record;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    TransferLedger(
            ImageTransfers transfers,
            SavedImages images,
            Shelf shelf,
            AccessPolicy access,
            ImageRecord record,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.transfers = transfers;
        this.images = images;
        this.shelf = shelf;
        this.access = access;
        this.record = record;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What to do; empty when there is nothing.
    Optional<TransferDetails> begin(UUID id) {
        update(id, ImageTransfer::begin);
        return transfers
                .findById(id)
                .filter(transfer -> transfer.status() == TransferStatus.RUNNING)
                .map(ImageTransfer::details);
    }

    boolean cancelRequested(UUID id) {
        return transfers.findById(id).map(ImageTransfer::cancelRequested).orElse(true);
    }

    void told(UUID id, Collection<LayerProgress> layers) {
        update(id, (transfer, _) -> transfer.told(layers));
    }

    void pushed(TransferDetails transfer, UUID image, String digest) {
        update(transfer.id(), (stored, now) -> stored.done(image, digest, now));
    }

    /// Keeps the image that has come, if whoever asked for it may still bring images in.
    void pulled(TransferDetails transfer, ImageDetails came, String digest) {
        update(transfer.id(), (stored, now) -> {
            access.require(Caller.ordered(transfer.askedBy()), transfer.team(), Permission.BRING_IN_IMAGES);
            shelf.makeRoom(transfer.team());
            shelf.refuseTaken(transfer.team(), transfer.name());
            var image = images.save(SavedImage.pulled(transfer, came, now));
            stored.done(image.id(), digest, now);
            events.publishEvent(new SavedImageChanged(image.id()));
        });
    }

    void failed(UUID id, String why) {
        update(id, (transfer, now) -> transfer.failed(why, now));
    }

    void cancelled(UUID id) {
        update(id, ImageTransfer::cancelled);
    }

    private void update(UUID id, BiConsumer<ImageTransfer, Instant> action) {
        transaction.executeWithoutResult(_ -> transfers
                .lock(id)
                .filter(transfer -> transfer.status().isOnItsWay())
                .ifPresent(transfer -> {
                    action.accept(transfer, clock.instant());
                    events.publishEvent(new TransferChanged(id));
                    if (!transfer.status().isOnItsWay()) {
                        record.ended(transfer.details());
                    }
                }));
    }
}
