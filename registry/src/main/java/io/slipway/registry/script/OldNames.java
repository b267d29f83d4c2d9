package io.slipway.registry.script;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The names that scripts had before, in the caller's transaction. Each leads to one script.
@Component
class OldNames {
    private final JdbcClient jdbc;

    OldNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> scriptOf(ScriptName name) {
        return jdbc.sql("select script_id from script_old_name where team = :team and name = :name")
                .param("team", name.team().value())
                .param("name", name.name())
                .query(UUID.class)
                .optional();
    }

    void keep(ScriptName name, UUID script) {
        jdbc.sql("insert into script_old_name (team, name, script_id) values (:team, :name, :script)")
                .param("team", name.team().value())
                .param("name", name.name())
                .param("script", script)
                .update();
    }

    void giveUp(ScriptName name) {
        jdbc.sql("delete from script_old_name where team = :team and name = :name")
                .param("team", name.team().value())
                .param("name", name.name())
                .update();
    }
}
