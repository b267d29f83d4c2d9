package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.PreDestroy;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Tells open pages that something of a kind has changed, so that they ask their service again.
///
/// One fingerprint per kind is read for the whole application, at most twice a second and only while
/// somebody looks; pages never poll. What a page then shows still comes from the service with the
/// viewer's own rights.
@Service
public class LiveUpdates {
    private static final Logger LOG = LoggerFactory.getLogger(LiveUpdates.class);
    private static final long EVERY_MILLIS = 500;

    /// What can change.
    public enum Kind {
        BUILDS,
        DEPLOYMENTS,
        COMPARISONS
    }

    /// Says in one cheap question whether anything of a kind has changed: equal answers mean that nothing has.
    public interface Source {
        Kind kind();

        Object fingerprint();
    }

    private record Watcher(UI ui, Set<Kind> kinds, Runnable refresh) {}

    private final List<Source> sources;
    private final Set<Watcher> watchers = new CopyOnWriteArraySet<>();
    private final Map<Kind, Object> last = new EnumMap<>(Kind.class);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("live-updates").factory());

    LiveUpdates(List<Source> sources) {
        this.sources = sources;
        var unused = clock.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /// Runs `refresh` in the view's UI after a change of one of the kinds, as long as the view is attached.
    public void watch(Component view, Runnable refresh, Kind... kinds) {
        if (kinds.length == 0) {
            return;
        }
        var wanted = EnumSet.copyOf(List.of(kinds));
        view.addAttachListener(event -> {
            var watcher = new Watcher(event.getUI(), wanted, refresh);
            watchers.add(watcher);
            Registration[] end = new Registration[1];
            end[0] = view.addDetachListener(_ -> {
                watchers.remove(watcher);
                end[0].remove();
            });
        });
    }

    private void look() {
        try {
            var watched = EnumSet.noneOf(Kind.class);
            watchers.forEach(watcher -> watched.addAll(watcher.kinds()));
            var changed = EnumSet.noneOf(Kind.class);
            for (Source source : sources) {
                if (watched.contains(source.kind()) && hasChanged(source)) {
                    changed.add(source.kind());
                }
            }
            watchers.stream()
                    .filter(watcher -> watcher.kinds().stream().anyMatch(changed::contains))
                    .forEach(LiveUpdates::tell);
        } catch (RuntimeException e) { // the database may be away for a while; pages keep what they have
            LOG.debug("Could not look for changes", e);
        }
    }

    private boolean hasChanged(Source source) {
        var now = source.fingerprint();
        return !Objects.equals(now, last.put(source.kind(), now));
    }

    private static void tell(Watcher watcher) {
        try {
            var unused = watcher.ui().access(watcher.refresh()::run);
        } catch (UIDetachedException e) {
            LOG.trace("The page was closed meanwhile", e);
        }
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
