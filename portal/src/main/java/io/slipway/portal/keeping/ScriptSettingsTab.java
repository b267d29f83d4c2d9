package io.slipway.portal.keeping;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Location;
import io.slipway.portal.script.ScriptPart;
import io.slipway.portal.script.ScriptTab;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptDeletion;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptKeeping;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import org.springframework.stereotype.Service;

/// What is done to a script now and then: its description, its name, the archive, and its end.
@Service
class ScriptSettingsTab implements ScriptTab {
    private final ScriptService scripts;
    private final ScriptKeeping keeping;
    private final ScriptDeletion deletion;
    private final AccessPolicy policy;
    private final CurrentCaller current;

    ScriptSettingsTab(
            ScriptService scripts,
            ScriptKeeping keeping,
            ScriptDeletion deletion,
            AccessPolicy policy,
            CurrentCaller current) {
        this.scripts = scripts;
        this.keeping = keeping;
        this.deletion = deletion;
        this.policy = policy;
        this.current = current;
    }

    @Override
    public ScriptPart part() {
        return ScriptPart.SETTINGS;
    }

    @Override
    public boolean isFor(Caller caller, ScriptDetails script) {
        return policy.allows(caller, script.name().team(), Permission.WRITE);
    }

    @Override
    public boolean beforeFirstRevision() {
        return true;
    }

    @Override
    public Component content(Caller caller, ScriptDetails script, Location location) {
        var content = new Div();
        content.addClassName("stack");
        if (!script.archived()) {
            content.add(new AboutForm(scripts, current, script));
        }
        var manages = policy.allows(caller, script.name().team(), Permission.MANAGE_SCRIPTS);
        if (manages && !script.archived()) {
            content.add(new RenameForm(keeping, current, script));
        }
        if (manages) {
            content.add(new ArchivePanel(keeping, current, script));
        }
        if (policy.allows(caller, script.name().team(), Permission.DELETE)) {
            content.add(new DangerZone(deletion, current, script));
        }
        return content;
    }
}
