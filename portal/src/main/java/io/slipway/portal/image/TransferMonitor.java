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

/// Tells those who watch how transfers do, at most four times a second, and only what they may see now.
@Component
class TransferMonitor {
    private final TransferService transfers;
    private final Broadcast changes = new Broadcast("transfers", Duration.ofMillis(250));

    TransferMonitor(TransferService transfers) {
        this.transfers = transfers;
    }

    /// Calls the listener with the newest transfers of all the caller's teams, and again after changes.
    Registration subscribe(Caller caller, Consumer<List<TransferDetails>> listener) {
        return changes.subscribe(() -> listener.accept(transfers.list(caller)));
    }

    /// Calls the listener with the newest transfers of one image, and again after changes.
    Registration subscribe(Caller caller, UUID image, Consumer<List<TransferDetails>> listener) {
        return changes.subscribe(() -> {
            try {
                listener.accept(transfers.ofImage(caller, image));
            } catch (NotFoundException e) {
                listener.accept(List.of());
            }
        });
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(TransferChanged event) {
        changes.changed();
    }

    @PreDestroy
    void close() {
        changes.close();
    }
}
