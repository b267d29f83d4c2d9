package io.slipway.portal.engines;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What builds and runs everything: whether it answers, what it is, and what containers on it can reach.
@Route("engines")
@PageTitle("Engines · Slipway")
@PermitAll
class EngineView extends Page {
    private static final long serialVersionUID = 1L;

    private final Map<String, EnginePanel> panels = new LinkedHashMap<>();
    private final Div list = new Div();

    EngineView(
            EngineService engines,
            ImageCleanup images,
            CacheCleanup cache,
            VolumeCleanup volumes,
            EngineMonitor monitor,
            CurrentCaller caller) {
        List<Cleanable> cleanable =
                List.of(new CleanableImages(images), new CleanableCache(cache), new CleanableVolumes(volumes));
        list.addClassName("stack");
        add(
                new PageHead("Engines")
                        .sub("What builds images and runs containers. If an engine is down, what is stored stays,"
                                + " and work goes on when it is back."),
                list);
        engines.list(caller.require()).forEach(status -> {
            var panel = new EnginePanel(engines, caller, status);
            if (caller.require().siteAdmin()) {
                panel.add(new CleanupPanel(cleanable, caller, status.name()));
            }
            panels.put(status.name(), panel);
            list.add(panel);
        });
        Live.<EngineStatus>show(list, listener -> monitor.subscribe(listener)::remove, this::show);
    }

    private void show(EngineStatus status) {
        var panel = panels.get(status.name());
        if (panel != null) {
            panel.show(status);
        }
    }
}
