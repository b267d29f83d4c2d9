package io.slipway.portal.secret;

import io.slipway.registry.team.TeamName;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Secrets as they are stored: sealed.
@Component
class TeamSecrets {
    private final JdbcClient jdbc;

    TeamSecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SecretDetails> list(TeamName team) {
        return jdbc.sql("select id, changed_by, changed_at from team_secret where team = ? order by id")
                .param(team.value())
                .query((row, _) -> new SecretDetails(
                        new SecretId(row.getString("id")),
                        row.getString("changed_by"),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    Optional<byte[]> find(TeamName team, SecretId id) {
        return jdbc.sql("select sealed from team_secret where team = ? and id = ?")
                .params(team.value(), id.value())
                .query((row, _) -> row.getBytes("sealed"))
                .optional();
    }

    void put(TeamName team, SecretDetails secret, byte[] sealed) {
        jdbc.sql("""
                        insert into team_secret (team, id, sealed, changed_by, changed_at) values (?, ?, ?, ?, ?)
                        on conflict (team, id) do update set sealed = excluded.sealed,
                            changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .params(
                        team.value(),
                        secret.id().value(),
                        sealed,
                        secret.changedBy(),
                        Timestamp.from(secret.changedAt()))
                .update();
    }

    boolean delete(TeamName team, SecretId id) {
        return jdbc.sql("delete from team_secret where team = ? and id = ?")
                        .params(team.value(), id.value())
                        .update()
                > 0;
    }
}
