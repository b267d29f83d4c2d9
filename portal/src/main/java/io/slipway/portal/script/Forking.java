package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Section;
import io.slipway.registry.script.ForkOrigin;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptForks;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamService;
import io.slipway.registry.team.TeamSummary;
import java.util.List;
import java.util.Optional;

/// How a script is copied for another team, and how the copy remembers.
@org.springframework.stereotype.Component
class Forking {
    private final ScriptForks forks;
    private final TeamService teams;
    private final CurrentCaller caller;

    Forking(ScriptForks forks, TeamService teams, CurrentCaller caller) {
        this.forks = forks;
        this.teams = teams;
        this.caller = caller;
    }

    /// Opens the dialog that makes a copy.
    Button button(ScriptDetails script) {
        return new Button("Fork", _ -> new ForkDialog(forks, caller, script, writable()).open());
    }

    /// Where a fork comes from and how far the origin has gone on; empty for what is no fork.
    Optional<Component> note(ScriptDetails script) {
        return forks.origin(caller.require(), script.name()).map(origin -> note(script, origin));
    }

    private List<TeamSummary> writable() {
        return teams.mine(caller.require()).stream()
                .filter(team -> team.yourRole().allows(Permission.WRITE))
                .toList();
    }

    private static Component note(ScriptDetails script, ForkOrigin origin) {
        var name = origin.script();
        var note = Section.row(
                new Text("Forked from"),
                new Anchor(Links.script(name), name.toString()),
                new Text("at rev %d, %s".formatted(origin.revision(), behind(origin))));
        if (origin.behind() > 0) {
            note.add(new Anchor(
                    Links.diff(name, origin.revision(), name, origin.latestRevision()),
                    "What the origin changed since"));
        }
        if (script.latestRevision() > 1) {
            note.add(
                    new Anchor(changes(script, origin, name), "What this fork changed"),
                    new Anchor(Links.propose(name, script.name(), script.latestRevision()), "Propose to the origin"));
        }
        return note;
    }

    private static String changes(ScriptDetails script, ForkOrigin origin, ScriptName name) {
        return Links.diff(name, origin.revision(), script.name(), script.latestRevision());
    }

    private static String behind(ForkOrigin origin) {
        return origin.behind() == 0
                ? "up to date with it"
                : Formats.count(origin.behind(), "revision behind", "revisions behind");
    }
}
