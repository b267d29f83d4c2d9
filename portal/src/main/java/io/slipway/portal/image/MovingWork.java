package io.slipway.portal.image;

import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.RunningWork;
import io.slipway.registry.Caller;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Images on their way to registries and from them, for the list of running work.
@Component
@Order(5)
class MovingWork implements RunningWork {
    private final TransferMonitor monitor;

    MovingWork(TransferMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Runnable watch(Caller caller, Consumer<List<Item>> listener) {
        return monitor.subscribe(caller, transfers -> listener.accept(items(transfers)))::remove;
    }

    private static List<Item> items(List<TransferDetails> transfers) {
        return transfers.stream()
                .filter(transfer -> transfer.status().isOnItsWay())
                .map(MovingWork::item)
                .toList()
                .reversed();
    }

    private static Item item(TransferDetails transfer) {
        var image = transfer.image();
        return new Item(
                "Image · " + transfer.name(),
                TransferLooks.word(transfer),
                "",
                image == null ? Links.images() : Links.image(image));
    }
}
