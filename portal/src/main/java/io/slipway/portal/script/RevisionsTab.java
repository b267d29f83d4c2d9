package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.build.BuildQuery;
import io.slipway.portal.build.BuildService;
import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptService;
import org.springframework.stereotype.Service;

/// All revisions, newest first.
@Service
class RevisionsTab implements ScriptTab {
    private final ScriptService scripts;
    private final BuildService builds;

    RevisionsTab(ScriptService scripts, BuildService builds) {
        this.scripts = scripts;
        this.builds = builds;
    }

    @Override
    public ScriptPart part() {
        return ScriptPart.REVISIONS;
    }

    @Override
    public Component content(Caller caller, ScriptDetails script, Location location) {
        return new RevisionList(
                script.name(),
                scripts.revisions(caller, script.name()),
                builds.list(caller, BuildQuery.of(script.name())));
    }
}
