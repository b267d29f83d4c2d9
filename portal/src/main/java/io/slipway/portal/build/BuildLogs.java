package io.slipway.portal.build;

import io.slipway.portal.work.Storable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The log and the steps of builds as they are stored: plain rows that are only added to.
@Component
class BuildLogs {
    private final JdbcClient jdbc;

    BuildLogs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One piece of a log: whole lines.
    record Piece(int seq, String text) {}

    void append(UUID build, Piece piece) {
        jdbc.sql("insert into build_log (build_id, seq, text) values (?, ?, ?)")
                .params(build, piece.seq(), piece.text())
                .update();
    }

    /// The number the next piece gets.
    int nextSeq(UUID build) {
        return jdbc.sql("select coalesce(max(seq) + 1, 0) from build_log where build_id = ?")
                .param(build)
                .query(Integer.class)
                .single();
    }

    /// How much is stored already.
    long size(UUID build) {
        return jdbc.sql("select coalesce(sum(octet_length(text)), 0) from build_log where build_id = ?")
                .param(build)
                .query(Long.class)
                .single();
    }

    /// The next few pieces after that one.
    List<Piece> after(UUID build, int seq) {
        return jdbc.sql("select seq, text from build_log where build_id = ? and seq > ? order by seq limit 16")
                .params(build, seq)
                .query((row, _) -> new Piece(row.getInt("seq"), row.getString("text")))
                .list();
    }

    /// The last pieces of the log's end (the last two MiB or so) in which the word occurs, in any case.
    String endMentioning(UUID build, String word) {
        var found = jdbc.sql("""
                        select text from (select seq, text from build_log where build_id = ? order by seq desc limit 64) piece
                        where position(? in lower(text)) > 0 order by seq desc limit 4
                        """).params(build, word).query(String.class).list();
        return String.join("", found.reversed());
    }

    void stepStarted(UUID build, BuildStep step) {
        jdbc.sql("""
                        insert into build_step (build_id, step, instruction, cached, started_at) values (?, ?, ?, ?, ?)
                        on conflict (build_id, step) do update
                        set instruction = excluded.instruction, cached = excluded.cached
                        """)
                .params(
                        build,
                        step.step(),
                        Storable.text(step.instruction()),
                        step.cached(),
                        Timestamp.from(step.startedAt()))
                .update();
    }

    void stepFinished(UUID build, int step, Duration duration, boolean cached) {
        jdbc.sql("update build_step set duration_ms = ?, cached = ? where build_id = ? and step = ?")
                .params(duration.toMillis(), cached, build, step)
                .update();
    }

    void forgetSteps(UUID build) {
        jdbc.sql("delete from build_step where build_id = ?").param(build).update();
    }

    List<BuildStep> steps(UUID build) {
        return jdbc.sql("""
                        select step, instruction, cached, started_at, duration_ms
                        from build_step where build_id = ? order by step
                        """).param(build).query((row, _) -> step(row)).list();
    }

    private static BuildStep step(ResultSet row) throws SQLException {
        var millis = row.getObject("duration_ms", Long.class);
        Instant startedAt = row.getTimestamp("started_at").toInstant();
        return new BuildStep(
                row.getInt("step"),
                row.getString("instruction"),
                row.getBoolean("cached"),
                startedAt,
                millis == null ? null : Duration.ofMillis(millis));
    }
}
