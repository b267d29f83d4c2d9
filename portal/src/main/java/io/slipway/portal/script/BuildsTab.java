package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import io.slipway.portal.build.BuildMonitor;
import io.slipway.portal.build.BuildQuery;
import io.slipway.portal.build.BuildTable;
import io.slipway.portal.build.BuildTrend;
import io.slipway.portal.build.TrendView;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Section;
import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptDetails;
import org.springframework.stereotype.Service;

/// The script's builds, as they go on.
@Service
class BuildsTab implements ScriptTab {
    private final BuildMonitor builds;
    private final BuildTrend trend;
    private final CurrentCaller current;

    BuildsTab(BuildMonitor builds, BuildTrend trend, CurrentCaller current) {
        this.builds = builds;
        this.trend = trend;
        this.current = current;
    }

    @Override
    public ScriptPart part() {
        return ScriptPart.BUILDS;
    }

    @Override
    public Component content(Caller caller, ScriptDetails script, Location location) {
        var empty = new Empty(VaadinIcon.HAMMER, "No revision of this script has been built yet. Press Build above.");
        return Section.div(
                "builds-tab",
                new TrendView(trend, builds, current, script.name()),
                new BuildTable(builds, current, BuildQuery.of(script.name()), empty));
    }
}
