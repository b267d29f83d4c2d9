package io.slipway.portal.prediction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The last tries of each deployment, in the database.
@Component
class PredictionTries {
    private static final int KEPT = 50;

    private final JdbcClient jdbc;

    PredictionTries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps one more, and forgets the oldest ones. Of a deployment that has gone meanwhile nothing is kept.
    void add(UUID deployment, PredictionTry tried) {
        jdbc.sql("""
                        insert into prediction_try (id, deployment_id, revision, asked_by, asked_at, content_type,
                            payload, status, answer, duration_micros, failure)
                        select ?, id, ?, ?, ?, ?, ?, ?, ?, ?, ? from deployment where id = ?
                        """)
                .param(tried.id())
                .param(tried.revision())
                .param(tried.askedBy())
                .param(Timestamp.from(tried.askedAt()))
                .param(tried.contentType())
                .param(tried.payload())
                .param(tried.status())
                .param(tried.answer())
                .param(tried.durationMicros())
                .param(tried.failure())
                .param(deployment)
                .update();
        jdbc.sql("""
                        delete from prediction_try where deployment_id = ? and id not in (
                            select id from prediction_try where deployment_id = ? order by asked_at desc, id limit ?)
                        """).params(deployment, deployment, KEPT).update();
    }

    /// The newest first.
    List<PredictionTry> of(UUID deployment) {
        return jdbc.sql("select * from prediction_try where deployment_id = ? order by asked_at desc, id")
                .param(deployment)
                .query((row, _) -> read(row))
                .list();
    }

    private static PredictionTry read(ResultSet row) throws SQLException {
        return new PredictionTry(
                row.getObject("id", UUID.class),
                row.getInt("revision"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("content_type"),
                row.getString("payload"),
                row.getObject("status", Integer.class),
                row.getString("answer"),
                row.getObject("duration_micros", Long.class),
                row.getString("failure"));
    }
}
