package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds scripts for a caller, or says that there are none.
@Component
class ScriptAccess {
    private final Scripts scripts;
    private final AccessPolicy policy;

    ScriptAccess(Scripts scripts, AccessPolicy policy) {
        this.scripts = scripts;
        this.policy = policy;
    }

    /// The script when the caller may read it.
    Script readable(Caller caller, ScriptName name) {
        return existing(name)
                .filter(script ->
                        script.visibility() == Visibility.SITE || policy.allows(caller, name.team(), Permission.READ))
                .orElseThrow(() -> unknown(name));
    }

    /// The script when there is one, and when the caller may write in its team.
    Optional<Script> writable(Caller caller, ScriptName name) {
        var script = existing(name);
        if (shownToOutsider(caller, script)) {
            throw policy.forbidden(name.team(), Permission.WRITE);
        }
        policy.require(caller, name.team(), Permission.WRITE);
        return script;
    }

    /// The script when the caller may delete it.
    Script deletable(Caller caller, ScriptName name) {
        var script = existing(name);
        if (shownToOutsider(caller, script)) {
            throw policy.forbidden(name.team(), Permission.DELETE);
        }
        policy.requireFor(caller, name.team(), Permission.DELETE, unknown(name));
        return script.orElseThrow(() -> unknown(name));
    }

    static NotFoundException unknown(ScriptName name) {
        return new NotFoundException("script", name.toString());
    }

    private Optional<Script> existing(ScriptName name) {
        return scripts.findByTeamAndName(name.team(), name.name());
    }

    private boolean shownToOutsider(Caller caller, Optional<Script> script) {
        return script.filter(it -> it.visibility() == Visibility.SITE).isPresent()
                && policy.roleOf(caller, script.get().fullName().team()).isEmpty();
    }
}
