package io.slipway.portal.registries;

import io.slipway.registry.team.TeamName;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Logins as they are stored: the password sealed.
@Component
class TeamLogins {
    private final JdbcClient jdbc;

    TeamLogins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Stored(String username, byte[] sealed) {}

    List<RegistryLoginDetails> list(TeamName team) {
        return jdbc.sql("select host, username, changed_by, changed_at from team_registry where team = ? order by host")
                .param(team.value())
                .query((row, _) -> new RegistryLoginDetails(
                        new RegistryHost(row.getString("host")),
                        row.getString("username"),
                        row.getString("changed_by"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    Optional<Stored> find(TeamName team, RegistryHost host) {
        return jdbc.sql("select username, sealed from team_registry where team = ? and host = ?")
                .params(team.value(), host.value())
                .query((row, _) -> new Stored(row.getString("username"), row.getBytes("sealed")))
                .optional();
    }

    void put(TeamName team, RegistryLoginDetails login, byte[] sealed) {
        jdbc.sql("""
                        insert into team_registry (team, host, username, sealed, changed_by, changed_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (team, host) do update set username = excluded.username, sealed = excluded.sealed,
                            changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .params(
                        team.value(),
                        login.host().value(),
                        login.username(),
                        sealed,
                        login.changedBy(),
                        Timestamp.from(login.changedAt()))
                .update();
    }

    boolean delete(TeamName team, RegistryHost host) {
        return jdbc.sql("delete from team_registry where team = ? and host = ?")
                        .params(team.value(), host.value())
                        .update()
                > 0;
    }
}
