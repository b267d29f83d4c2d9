package io.slipway.portal.image;

import io.slipway.portal.work.Broadcast;
import io.slipway.portal.work.Registration;
import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells those who watch how saved images do, at most four times a second, and only what they may see now.
@Component
class SavedImageMonitor {
    private final SavedImageService images;
    private final Broadcast changes = new Broadcast("images", Duration.ofMillis(250));

    SavedImageMonitor(SavedImageService images) {
        this.images = images;
    }

    /// Calls the listener with all the caller's images of now, and again after changes.
    Registration subscribe(Caller caller, Consumer<List<SavedImageDetails>> listener) {
        return changes.subscribe(() -> listener.accept(images.list(caller)));
    }

    /// Calls the listener with one image as it is now, and again after changes; `gone` once it is not there any more.
    Registration subscribe(Caller caller, UUID image, Consumer<SavedImageDetails> listener, Runnable gone) {
        return changes.subscribe(() -> {
            try {
                listener.accept(images.find(caller, image));
            } catch (NotFoundException e) {
                gone.run();
            }
        });
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SavedImageChanged event) {
        changes.changed();
    }

    @PreDestroy
    void close() {
        changes.close();
    }
}
