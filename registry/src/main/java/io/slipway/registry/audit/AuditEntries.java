package io.slipway.registry.audit;

import io.slipway.registry.team.TeamName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads the stored lines, newest first. What people type only ever reaches the database as a parameter.
@Component
class AuditEntries {
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    AuditEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param team only its lines; all lines without
    /// @param before only lines written before this one
    List<AuditEntry> find(@Nullable TeamName team, AuditFilter filter, long before, int most) {
        var conditions = new Conditions();
        conditions.add("id < ?", before);
        conditions.add("team = ?", team == null ? null : team.value());
        conditions.text("actor = ?", filter.actor());
        conditions.text("starts_with(action, ?)", filter.action());
        conditions.add(
                "outcome = ?",
                filter.outcome() == null ? null : filter.outcome().name());
        conditions.text("kind = ?", filter.kind());
        conditions.text("position(? in name) > 0", filter.name());
        conditions.text("address = ?", filter.address());
        conditions.add("at >= ?", filter.from() == null ? null : Timestamp.from(filter.from()));
        conditions.add("at < ?", filter.to() == null ? null : Timestamp.from(filter.to()));
        return jdbc.sql("select * from audit_entry where " + conditions.sql() + " order by id desc limit ?")
                .params(conditions.parameters())
                .param(most)
                .query((row, _) -> entry(row))
                .list();
    }

    /// The newest lines about one thing of a team, whatever it was called at the time.
    List<AuditEntry> ofThing(TeamName team, String kind, UUID id, int most) {
        return jdbc.sql("""
                        select * from audit_entry
                        where team = :team and kind = :kind
                          and substring(details from '"id":"([0-9a-f-]{36})"') = :id
                        order by id desc limit :most
                        """)
                .param("team", team.value())
                .param("kind", kind)
                .param("id", id.toString())
                .param("most", most)
                .query((row, _) -> entry(row))
                .list();
    }

    private AuditEntry entry(ResultSet row) throws SQLException {
        @Nullable String team = row.getString("team");
        return new AuditEntry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("via"),
                row.getString("address"),
                new AuditAction(row.getString("action")),
                team == null ? null : new TeamName(team),
                row.getString("kind"),
                row.getString("name"),
                AuditOutcome.valueOf(row.getString("outcome")),
                json.readValue(row.getString("details"), DETAILS));
    }

    /// Conditions of which only those count that have a value.
    private static final class Conditions {
        private final List<String> clauses = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void add(String clause, @Nullable Object value) {
            if (value != null) {
                clauses.add(clause);
                values.add(value);
            }
        }

        void text(String clause, String value) {
            add(clause, value.isEmpty() ? null : value);
        }

        String sql() {
            return String.join(" and ", clauses);
        }

        List<Object> parameters() {
            return List.copyOf(values);
        }
    }
}
