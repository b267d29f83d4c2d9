package io.slipway.portal.image;

import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.RunningWork;
import io.slipway.registry.Caller;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Images that are being saved or removed, for the list of running work.
@Component
@Order(4)
class SavingWork implements RunningWork {
    private final SavedImageMonitor monitor;

    SavingWork(SavedImageMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Runnable watch(Caller caller, Consumer<List<Item>> listener) {
        return monitor.subscribe(caller, images -> listener.accept(items(images)))::remove;
    }

    private static List<Item> items(List<SavedImageDetails> images) {
        return images.stream()
                .filter(image -> image.status().isOnItsWay())
                .map(image -> new Item("Image · " + image.name(), ImageLooks.word(image), "", Links.image(image.id())))
                .toList()
                .reversed();
    }
}
