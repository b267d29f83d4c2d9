package io.slipway.portal.image;

import io.slipway.engine.FileChange;
import io.slipway.engine.ImageDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What workers write about saved images: short transactions, each on a locked row.
@Component
class ImageLedger {
    private final SavedImages images;
    private final ImageRecord record;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock = Clock.systemUTC();

    ImageLedger(
            SavedImages images,
            ImageRecord record,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.images = images;
        this.record = record;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
    }

    Optional<SavedImage> find(UUID id) {
        return images.findById(id);
    }

    /// What to make; empty when there is nothing to do.
    Optional<SavedImage> begin(UUID id) {
        update(id, SavedImage::begin);
        return find(id).filter(image -> image.status() == SavedImageStatus.RUNNING);
    }

    void done(UUID id, ImageDetails made, List<FileChange> changes) {
        update(id, (image, now) -> image.done(made, changes, now));
    }

    void failed(UUID id, String why) {
        update(id, (image, now) -> image.failed(why, now));
    }

    void heldUp(UUID id, String why) {
        transaction.executeWithoutResult(_ -> images.lock(id)
                .filter(image -> image.heldUp(why))
                .ifPresent(_ -> events.publishEvent(new SavedImageChanged(id))));
    }

    void delete(UUID id) {
        transaction.executeWithoutResult(_ -> images.lock(id).ifPresent(image -> {
            images.delete(image);
            record.gone(image.details());
            events.publishEvent(new SavedImageChanged(id));
        }));
    }

    private void update(UUID id, BiConsumer<SavedImage, Instant> action) {
        transaction.executeWithoutResult(_ -> images.lock(id).ifPresent(image -> {
            var before = image.status();
            action.accept(image, clock.instant());
            events.publishEvent(new SavedImageChanged(id));
            if (before.isOnItsWay() && !image.status().isOnItsWay()) {
                record.ended(image.details());
            }
        }));
    }
}
