package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Connects a part of a page with one of the application's monitors while the part is on the screen.
///
/// Monitors call from threads of their own, throttled for the whole application; here their news reach the page
/// by server push. A part that leaves the screen costs nothing any more.
public final class Live {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    /// Begins to listen, and says how to end it.
    @FunctionalInterface
    public interface Subscription<T> {
        Runnable begin(Consumer<T> listener);
    }

    private Live() {}

    /// Shows the monitor's news in the component from attach to detach.
    public static <T> void show(Component component, Subscription<T> subscription, Consumer<T> show) {
        var end = new AtomicReference<@Nullable Runnable>();
        component.addAttachListener(event -> {
            var ui = event.getUI();
            stop(end);
            end.set(subscription.begin(news -> push(ui, component, () -> show.accept(news))));
        });
        component.addDetachListener(_ -> stop(end));
    }

    static void push(UI ui, Component component, Runnable action) {
        try {
            var unused = ui.access(() -> {
                if (component.isAttached()) {
                    action.run();
                }
            });
        } catch (UIDetachedException e) {
            LOG.trace("The page was closed meanwhile", e);
        }
    }

    private static void stop(AtomicReference<@Nullable Runnable> end) {
        var running = end.getAndSet(null);
        if (running != null) {
            running.run();
        }
    }
}
