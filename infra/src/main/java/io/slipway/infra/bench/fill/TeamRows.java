package io.slipway.infra.bench.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Teams and their members.
final class TeamRows {
    private static final Instant FOUNDED = Instant.parse("2023-11-01T08:00:00Z");

    private final Connection connection;

    TeamRows(Connection connection) {
        this.connection = connection;
    }

    void write(String measuring) throws SQLException {
        Map<String, UUID> ids =
                Catalogue.teams().stream().collect(Collectors.toMap(Function.identity(), _ -> UUID.randomUUID()));
        try (var teams = new CopyRows(connection, "team (id, name, title, created_at, version)")) {
            for (var team : Catalogue.teams()) {
                teams.add(ids.get(team), team, "Team " + team.replace('-', ' '), FOUNDED, 0);
            }
            teams.end();
        }
        try (var members = new CopyRows(connection, "team_member (team_id, username, role)")) {
            for (var member : Users.memberships(measuring)) {
                members.add(ids.get(member.team()), member.user(), member.role());
            }
            members.end();
        }
    }
}
