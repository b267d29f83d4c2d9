package io.slipway.portal.quota;

import io.slipway.registry.team.TeamName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was settled for teams, and what their deployments take.
@Component
class StoredQuotas {
    /// The images of a team's deployments but one, and those that it has saved.
    private static final String HELD = """
            from (
                select b.image_id image, b.image_size size
                from deployment d join build b on b.id = d.build_id
                where d.team = :team and d.saved_image_id is null and b.image_id is not null
                    and d.id is distinct from cast(:except as uuid)
                union all
                select image_id, coalesce(size_bytes, 0) from saved_image where team = :team and image_id is not null
            ) held
            """;

    private final JdbcClient jdbc;

    StoredQuotas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean teamExists(TeamName team) {
        return jdbc.sql("select exists (select 1 from team where name = :team)")
                .param("team", team.value())
                .query(Boolean.class)
                .single();
    }

    OwnLimits own(TeamName team) {
        return jdbc.sql("select cpus, memory_bytes, containers, image_bytes from team_quota where team = :team")
                .param("team", team.value())
                .query(StoredQuotas::own)
                .optional()
                .orElse(OwnLimits.NONE);
    }

    private static OwnLimits own(ResultSet row, int number) throws SQLException {
        return new OwnLimits(
                row.getObject("cpus", Double.class),
                row.getObject("memory_bytes", Long.class),
                row.getObject("containers", Integer.class),
                row.getObject("image_bytes", Long.class));
    }

    void put(TeamName team, OwnLimits own, String by, Instant at) {
        jdbc.sql("""
                        insert into team_quota (team, cpus, memory_bytes, containers, image_bytes, changed_by, changed_at)
                        values (:team, :cpus, :memory, :containers, :images, :by, :at)
                        on conflict (team) do update set
                            cpus = excluded.cpus, memory_bytes = excluded.memory_bytes,
                            containers = excluded.containers, image_bytes = excluded.image_bytes,
                            changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .param("team", team.value())
                .param("cpus", own.cpus())
                .param("memory", own.memoryBytes())
                .param("containers", own.containers())
                .param("images", own.imageBytes())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// What the team's deployments take: those that are wanted to run and have not failed, or that still run.
    ///
    /// @param except a deployment whose containers are not counted
    Resources used(TeamName team, @Nullable UUID except) {
        var images = imageBytes(team, null);
        return jdbc.sql("""
                        select coalesce(sum(cpus * replicas), 0) cpus,
                               coalesce(sum(memory_bytes * replicas), 0) memory,
                               coalesce(sum(replicas), 0) containers
                        from deployment
                        where team = :team and id is distinct from cast(:except as uuid)
                          and (wanted = 'RUNNING' and status <> 'FAILED' or status in ('RUNNING', 'PAUSED'))
                        """)
                .param("team", team.value())
                .param("except", except)
                .query((row, _) ->
                        new Resources(row.getDouble("cpus"), row.getLong("memory"), row.getInt("containers"), images))
                .single();
    }

    /// What the images that the team holds take.
    ///
    /// @param except a deployment whose image is not counted
    long imageBytes(TeamName team, @Nullable UUID except) {
        return jdbc.sql("select coalesce(sum(size), 0) from (select max(size) size " + HELD + " group by image) images")
                .param("team", team.value())
                .param("except", except)
                .query(Long.class)
                .single();
    }

    /// Whether the team holds that image already.
    ///
    /// @param except a deployment that does not count
    boolean holds(TeamName team, String image, @Nullable UUID except) {
        return jdbc.sql("select exists (select 1 " + HELD + " where image = :image)")
                .param("team", team.value())
                .param("except", except)
                .param("image", image)
                .query(Boolean.class)
                .single();
    }
}
