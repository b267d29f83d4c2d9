package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which script a name means: one that is in use, or one that a script had before it was renamed.
@Component
public class ScriptNames {
    private final OldNames oldNames;
    private final Scripts scripts;
    private final AccessPolicy policy;
    private final JdbcClient jdbc;

    ScriptNames(OldNames oldNames, Scripts scripts, AccessPolicy policy, JdbcClient jdbc) {
        this.oldNames = oldNames;
        this.scripts = scripts;
        this.policy = policy;
        this.jdbc = jdbc;
    }

    /// The name that the script has now. A name that is nobody's old one stays as it is, and so does one of a script
    /// that the caller may not read. One query on a small index as long as the name is no old one.
    @Transactional(readOnly = true)
    public ScriptName resolve(Caller caller, ScriptName name) {
        return oldNames.scriptOf(name)
                .flatMap(scripts::findById)
                .filter(script -> script.visibility() == Visibility.SITE
                        || policy.allows(caller, script.fullName().team(), Permission.READ))
                .map(Script::fullName)
                .orElse(name);
    }

    /// Until the caller's transaction ends, the script of this name neither goes nor is renamed; whoever makes
    /// something of a script that stands against its deletion calls this first. Asks for no right.
    ///
    /// @return the name that it has now
    /// @throws NotFoundException when it is gone
    @Transactional(propagation = Propagation.MANDATORY)
    public ScriptName hold(ScriptName name) {
        return held("team = :team and name = :name", name)
                .or(() -> oldNames.scriptOf(name).flatMap(this::held))
                .orElseThrow(() -> ScriptAccess.unknown(name));
    }

    private Optional<ScriptName> held(String condition, ScriptName name) {
        return jdbc.sql("select team, name from script where " + condition + " for key share")
                .param("team", name.team().value())
                .param("name", name.name())
                .query((row, _) -> ScriptName.of(row.getString("team"), row.getString("name")))
                .optional();
    }

    private Optional<ScriptName> held(UUID script) {
        return jdbc.sql("select team, name from script where id = :id for key share")
                .param("id", script)
                .query((row, _) -> ScriptName.of(row.getString("team"), row.getString("name")))
                .optional();
    }
}
