package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what takes seconds without holding the page, and brings the answer back by server push.
public final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private Background() {}

    /// @param failed gets what the action threw; runs in the page like `done`
    public static <T> void run(
            Component component, Supplier<T> action, Consumer<T> done, Consumer<RuntimeException> failed) {
        var ui = component.getUI().orElseThrow();
        Thread.ofVirtual().name("page-action").start(() -> {
            try {
                var answer = action.get();
                Live.push(ui, component, () -> done.accept(answer));
            } catch (RuntimeException e) {
                LOG.debug("A page's action failed", e);
                Live.push(ui, component, () -> failed.accept(e));
            }
        });
    }
}
