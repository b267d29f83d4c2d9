package io.slipway.portal.build;

import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// How the builds of a script went one after the other. Builds belong to the team of their script; to others there are
/// none.
@Service
public class BuildTrend {
    private static final int POINTS = 50;

    private final JdbcClient jdbc;
    private final AccessPolicy policy;

    BuildTrend(JdbcClient jdbc, AccessPolicy policy) {
        this.jdbc = jdbc;
        this.policy = policy;
    }

    /// The last builds that succeeded, the oldest first.
    public List<BuildPoint> of(Caller caller, ScriptName script) {
        if (!policy.allows(caller, script.team(), Permission.READ)) {
            return List.of();
        }
        return jdbc.sql("""
                        select b.id, b.number, b.revision, b.image_size,
                            extract(epoch from b.ended_at - b.started_at) * 1000 as millis,
                            count(s.step) as steps, count(s.step) filter (where s.cached) as cached
                        from (select * from build
                            where team = :team and script = :script and status = 'SUCCEEDED'
                            order by number desc limit :most) b
                        left join build_step s on s.build_id = b.id
                        group by b.id, b.number, b.revision, b.image_size, b.ended_at, b.started_at
                        order by b.number
                        """)
                .param("team", script.team().value())
                .param("script", script.name())
                .param("most", POINTS)
                .query((row, _) -> point(row))
                .list();
    }

    private static BuildPoint point(ResultSet row) throws SQLException {
        return new BuildPoint(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getInt("revision"),
                Duration.ofMillis(Math.max(0, row.getLong("millis"))),
                row.getLong("image_size"),
                row.getInt("steps"),
                row.getInt("cached"));
    }
}
