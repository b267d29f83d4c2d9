package io.slipway.registry.team;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is in which team as what: by name, or by a group that the team follows, whichever gives more.
///
/// Plain SQL, since every call of anybody begins with one look here. Changes of the [Team] are flushed before.
@Component
class Memberships {
    /// Every place that anybody has, each as one row; somebody may have several in one team.
    private static final String PLACES = """
            select m.team_id, m.username, m.role, null as group_name from team_member m
            union all
            select l.team_id, p.username, l.role, l.group_name
            from team_group l join person_group p on p.group_name = l.group_name
            where not exists (select 1 from team_block b where b.team_id = l.team_id and b.username = p.username)
            """;

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What somebody is in the team.
    Optional<Role> roleOf(TeamName team, String username) {
        return jdbc
                .sql("select place.role from team t join (" + PLACES + ") place on place.team_id = t.id"
                        + " where t.name = ? and place.username = ?")
                .params(team.value(), username)
                .query((row, _) -> Role.valueOf(row.getString("role")))
                .list()
                .stream()
                .max(Role::compareTo);
    }

    /// What the groups that the team follows make of somebody, whatever an owner says.
    Optional<Role> roleByGroup(TeamName team, String username) {
        return jdbc
                .sql("""
                        select l.role from team t join team_group l on l.team_id = t.id
                        join person_group p on p.group_name = l.group_name
                        where t.name = ? and p.username = ?
                        """)
                .params(team.value(), username)
                .query((row, _) -> Role.valueOf(row.getString("role")))
                .list()
                .stream()
                .max(Role::compareTo);
    }

    /// Somebody's teams, by name.
    List<Membership> of(String username) {
        var best = new TreeMap<TeamName, Membership>();
        jdbc.sql("select t.name, t.title, place.role from team t join (" + PLACES + ") place on place.team_id = t.id"
                        + " where place.username = ?")
                .param(username)
                .query((row, _) -> new Membership(
                        new TeamName(row.getString("name")),
                        row.getString("title"),
                        Role.valueOf(row.getString("role"))))
                .list()
                .forEach(it -> best.merge(
                        it.team(), it, (one, other) -> one.role().compareTo(other.role()) >= 0 ? one : other));
        return List.copyOf(best.values());
    }

    /// The team's members, by user name. A role that an owner gave counts as that unless a group gives more.
    List<TeamMember> members(TeamName team) {
        var best = new TreeMap<String, TeamMember>();
        jdbc.sql("select place.username, place.role, place.group_name, person.username is not null as signed_in"
                        + " from team t join (" + PLACES + ") place on place.team_id = t.id"
                        + " left join person on person.username = place.username where t.name = ?")
                .param(team.value())
                .query((row, _) -> {
                    @Nullable String group = row.getString("group_name");
                    return new TeamMember(
                            row.getString("username"),
                            Role.valueOf(row.getString("role")),
                            group,
                            row.getBoolean("signed_in"));
                })
                .list()
                .forEach(member -> best.merge(member.username(), member, Memberships::better));
        return List.copyOf(best.values());
    }

    private static TeamMember better(TeamMember one, TeamMember other) {
        var difference = one.role().compareTo(other.role());
        if (difference == 0) {
            return one.isByGroup() ? other : one;
        }
        return difference > 0 ? one : other;
    }
}
