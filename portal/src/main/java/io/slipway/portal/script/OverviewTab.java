package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// What the script is for, and how to get it.
@Service
class OverviewTab implements ScriptTab {
    private final ScriptService scripts;
    private final CurrentCaller current;
    private final String site;

    OverviewTab(
            ScriptService scripts, CurrentCaller current, @Value("${slipway.url:http://localhost:8080}") String site) {
        this.scripts = scripts;
        this.current = current;
        this.site = site;
    }

    @Override
    public ScriptPart part() {
        return ScriptPart.OVERVIEW;
    }

    @Override
    public Component content(Caller caller, ScriptDetails script, Location location) {
        var latest = scripts.revision(caller, script.name(), RevisionSelector.LATEST);
        return new ScriptOverview(scripts, current, script, latest, site);
    }
}
