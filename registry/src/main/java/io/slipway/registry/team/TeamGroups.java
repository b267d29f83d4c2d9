package io.slipway.registry.team;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The stored groups that teams follow, and whom teams keep out in spite of them.
@Component
class TeamGroups {
    private final JdbcClient jdbc;

    TeamGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The groups that the team follows, by name.
    List<TeamGroup> of(UUID team) {
        return jdbc.sql("select group_name, role from team_group where team_id = ? order by group_name")
                .param(team)
                .query((row, _) -> new TeamGroup(row.getString("group_name"), Role.valueOf(row.getString("role"))))
                .list();
    }

    void link(UUID team, TeamGroup group) {
        jdbc.sql("""
                        insert into team_group (team_id, group_name, role) values (?, ?, ?)
                        on conflict (team_id, group_name) do update set role = excluded.role
                        """).params(team, group.name(), group.role().name()).update();
    }

    boolean unlink(UUID team, String group) {
        return jdbc.sql("delete from team_group where team_id = ? and group_name = ?")
                        .params(team, group)
                        .update()
                > 0;
    }

    /// Who is kept out, by user name.
    List<String> keptOut(UUID team) {
        return jdbc.sql("select username from team_block where team_id = ? order by username")
                .param(team)
                .query((row, _) -> row.getString("username"))
                .list();
    }

    void keepOut(UUID team, String username) {
        jdbc.sql("insert into team_block (team_id, username) values (?, ?) on conflict do nothing")
                .params(team, username)
                .update();
    }

    boolean letIn(UUID team, String username) {
        return jdbc.sql("delete from team_block where team_id = ? and username = ?")
                        .params(team, username)
                        .update()
                > 0;
    }
}
