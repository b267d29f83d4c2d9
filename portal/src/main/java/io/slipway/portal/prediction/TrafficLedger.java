package io.slipway.portal.prediction;

import io.slipway.portal.prediction.Traffic.Amounts;
import io.slipway.portal.prediction.Traffic.Place;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What was asked of revisions, hour by hour, in the database. Several portals may add to the same hour.
@Component
class TrafficLedger {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    TrafficLedger(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// One stored hour of one revision.
    record Hour(int revision, Instant hour, long refused, long failed, Histogram latency) {}

    void add(Place place, Amounts amounts) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("""
                            insert into prediction_traffic
                                (deployment_id, script_team, script, revision, hour, answered, refused, failed, latency)
                            values (?, ?, ?, ?, ?, 0, 0, 0, ?) on conflict do nothing
                            """)
                    .params(
                            place.deployment(),
                            place.scriptTeam(),
                            place.script(),
                            place.revision(),
                            Timestamp.from(place.hour()),
                            packed(new Histogram(Traffic.DIGITS)))
                    .update();
            var stored = jdbc.sql("""
                            select latency from prediction_traffic
                            where deployment_id = ? and revision = ? and hour = ? for update
                            """)
                    .params(place.deployment(), place.revision(), Timestamp.from(place.hour()))
                    .query((row, _) -> histogram(row))
                    .single();
            stored.add(amounts.latency());
            jdbc.sql("""
                            update prediction_traffic
                            set answered = answered + ?, refused = refused + ?, failed = failed + ?, latency = ?
                            where deployment_id = ? and revision = ? and hour = ?
                            """)
                    .params(
                            amounts.latency().getTotalCount(),
                            amounts.refused(),
                            amounts.failed(),
                            packed(stored),
                            place.deployment(),
                            place.revision(),
                            Timestamp.from(place.hour()))
                    .update();
        });
    }

    /// What was asked of a deployment since then, oldest first.
    List<Hour> since(UUID deployment, Instant from) {
        return jdbc.sql("""
                        select revision, hour, refused, failed, latency from prediction_traffic
                        where deployment_id = ? and hour >= ? order by hour, revision
                        """)
                .params(deployment, Timestamp.from(from))
                .query((row, _) -> new Hour(
                        row.getInt("revision"),
                        row.getTimestamp("hour").toInstant(),
                        row.getLong("refused"),
                        row.getLong("failed"),
                        histogram(row)))
                .list();
    }

    /// Forgets what is older.
    void forgetBefore(Instant time) {
        jdbc.sql("delete from prediction_traffic where hour < ?")
                .param(Timestamp.from(time))
                .update();
    }

    private static byte[] packed(Histogram histogram) {
        var buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    private static Histogram histogram(ResultSet row) throws SQLException {
        try {
            var found = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(row.getBytes("latency")), 0);
            found.setAutoResize(true);
            return found;
        } catch (DataFormatException e) {
            throw new SQLException("The stored latency is no histogram", e);
        }
    }
}
