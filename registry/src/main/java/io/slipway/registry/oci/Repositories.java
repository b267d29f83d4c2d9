package io.slipway.registry.oci;

import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds repositories for a caller. What the caller may not read is as unknown as what is not there.
@Component
class Repositories {
    /// Finds the script of a name, also of one that it had before.
    static final String FIND = """
            select id, team, name, visibility, archived_at, 0 as place from script where team = :team and name = :name
            union all
            select s.id, s.team, s.name, s.visibility, s.archived_at, 1 from script_old_name o
            join script s on s.id = o.script_id where o.team = :team and o.name = :name
            order by place limit 1
            """;

    private final JdbcClient jdbc;
    private final AccessPolicy policy;

    Repositories(JdbcClient jdbc, AccessPolicy policy) {
        this.jdbc = jdbc;
        this.policy = policy;
    }

    /// The repository of a script that is there, whoever asks.
    record Found(Repository repository, boolean forEverybody, boolean archived) {
        static Found of(ResultSet row) throws SQLException {
            return new Found(
                    new Repository(
                            ScriptName.of(row.getString("team"), row.getString("name")),
                            row.getObject("id", UUID.class)),
                    row.getString("visibility").equals("SITE"),
                    row.getObject("archived_at") != null);
        }
    }

    /// The repository of a script that the caller may read. Whoever may write one that is not there yet sees an empty
    /// one, since blobs are pushed before the manifest that makes the script.
    Repository readable(Caller caller, ScriptName asked) {
        var found = find(asked);
        if (found.isPresent()) {
            return readable(caller, asked, found.get());
        }
        if (policy.allows(caller, asked.team(), Permission.WRITE)) {
            return new Repository(asked, null);
        }
        throw unknown(asked);
    }

    /// The same, where it is known what is there.
    Repository readable(Caller caller, ScriptName asked, Found found) {
        var repository = found.repository();
        if (found.forEverybody() || policy.allows(caller, repository.name().team(), Permission.READ)) {
            return repository;
        }
        throw unknown(asked).hiddenBy(asked.team());
    }

    /// The same for whoever may change it. Into an archived script nothing is pushed; what is there may be deleted.
    Repository changeable(Caller caller, ScriptName asked, Permission permission) {
        var found = find(asked);
        if (found.isPresent()
                && found.get().forEverybody()
                && policy.roleOf(caller, asked.team()).isEmpty()) {
            throw policy.forbidden(asked.team(), permission);
        }
        policy.requireFor(caller, asked.team(), permission, unknown(asked));
        if (permission == Permission.WRITE && found.map(Found::archived).orElse(false)) {
            throw new OciException(
                    OciError.DENIED,
                    "Could not push to '%s': the script is archived. Take it out of the archive first, in its settings."
                            .formatted(asked));
        }
        return found.map(Found::repository).orElseGet(() -> new Repository(asked, null));
    }

    /// The names of what the caller may read, in order.
    List<String> names(Caller caller, String after, int most) {
        return jdbc.sql("""
                        select path from (
                            select (team || '/' || name) collate "C" as path from script
                            where visibility = 'SITE' or team = any (:teams)) readable
                        where path > :after order by path limit :most
                        """)
                .param(
                        "teams",
                        policy.teamsOf(caller).stream().map(TeamName::value).toArray(String[]::new))
                .param("after", after)
                .param("most", most)
                .query((row, _) -> row.getString(1))
                .list();
    }

    static NotFoundException unknown(ScriptName name) {
        return new NotFoundException("script", name.toString());
    }

    private Optional<Found> find(ScriptName asked) {
        return jdbc.sql(FIND)
                .param("team", asked.team().value())
                .param("name", asked.name())
                .query((row, _) -> Found.of(row))
                .optional();
    }
}
