package io.slipway.portal.build;

import io.slipway.registry.script.ScriptName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The builds that succeeded as points of a trend, counted from what is stored of them.
@Component
class BuildPoints {
    private final JdbcClient jdbc;

    BuildPoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those of a script, the oldest first; of more than so many the last.
    List<BuildPoint> of(ScriptName script, int most) {
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
                .param("most", most)
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
