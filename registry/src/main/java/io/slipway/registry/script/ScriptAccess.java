package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds scripts for a caller, by the name they have or had before, or says that there are none.
@Component
class ScriptAccess {
    private final Scripts scripts;
    private final OldNames oldNames;
    private final AccessPolicy policy;

    ScriptAccess(Scripts scripts, OldNames oldNames, AccessPolicy policy) {
        this.scripts = scripts;
        this.oldNames = oldNames;
        this.policy = policy;
    }

    /// The script when the caller may read it.
    Script readable(Caller caller, ScriptName name) {
        var script = existing(name).orElseThrow(() -> unknown(name));
        if (!mayRead(caller, script)) {
            throw unknown(name).hiddenBy(script.fullName().team());
        }
        return script;
    }

    boolean mayRead(Caller caller, Script script) {
        return mayRead(caller, script.visibility(), script.fullName().team());
    }

    /// Whether the caller may read a script of this team with this visibility.
    boolean mayRead(Caller caller, Visibility visibility, TeamName team) {
        return visibility == Visibility.SITE || policy.allows(caller, team, Permission.READ);
    }

    /// The script when there is one, and when the caller may write in its team.
    Optional<Script> writable(Caller caller, ScriptName name) {
        var script = existing(name);
        if (shownToOutsider(caller, script)) {
            throw policy.forbidden(name.team(), Permission.WRITE);
        }
        policy.require(caller, name.team(), Permission.WRITE);
        script.ifPresent(ScriptAccess::refuseArchived);
        return script;
    }

    /// The script, archived or not, when the caller has this right in its team.
    Script managed(Caller caller, ScriptName name, Permission permission) {
        var script = existing(name);
        if (shownToOutsider(caller, script)) {
            throw policy.forbidden(name.team(), permission);
        }
        policy.requireFor(caller, name.team(), permission, unknown(name));
        return script.orElseThrow(() -> unknown(name));
    }

    /// Whoever has or had this name. A renamed script stays in its team, so that the name says whose it is.
    Optional<Script> existing(ScriptName name) {
        return scripts.findByTeamAndName(name.team(), name.name())
                .or(() -> oldNames.scriptOf(name).flatMap(scripts::findById));
    }

    static void refuseArchived(Script script) {
        if (script.isArchived()) {
            throw new ConflictException(
                    "script-archived",
                    "Could not change script '%s': it is archived. Take it out of the archive first."
                            .formatted(script.fullName()),
                    Map.of("script", script.fullName().toString()));
        }
    }

    static NotFoundException unknown(ScriptName name) {
        return new NotFoundException("script", name.toString());
    }

    private boolean shownToOutsider(Caller caller, Optional<Script> script) {
        return script.filter(it -> it.visibility() == Visibility.SITE).isPresent()
                && policy.roleOf(caller, script.get().fullName().team()).isEmpty();
    }
}
