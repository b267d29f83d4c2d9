package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import io.slipway.portal.build.BuildQuery;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Notices;
import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import org.springframework.stereotype.Service;

/// All revisions, newest first.
@Service
class RevisionsTab implements ScriptTab {
    private final ScriptService scripts;
    private final BuildService builds;
    private final AccessPolicy policy;
    private final CurrentCaller caller;

    RevisionsTab(ScriptService scripts, BuildService builds, AccessPolicy policy, CurrentCaller caller) {
        this.scripts = scripts;
        this.builds = builds;
        this.policy = policy;
        this.caller = caller;
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
                builds.list(caller, BuildQuery.of(script.name())),
                mayRestore(caller, script) ? number -> restore(script, number) : null);
    }

    private boolean mayRestore(Caller reader, ScriptDetails script) {
        return script.archivedAt() == null
                && policy.allows(reader, script.name().team(), Permission.WRITE);
    }

    private void restore(ScriptDetails script, int number) {
        Attempt.of(() -> scripts.restore(caller.require(), script.name(), number, script.latestRevision()))
                .ifPresent(outcome -> {
                    Notices.done(
                            outcome.created()
                                    ? "Revision %d holds what revision %d holds"
                                            .formatted(outcome.revision().number(), number)
                                    : "The newest revision holds the same already");
                    UI.getCurrent().refreshCurrentRoute(false);
                });
    }
}
