package io.slipway.portal.outage;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// Whether PostgreSQL can be asked right now.
@Component
class Database {
    private static final int SECONDS = 2;

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    boolean answers() {
        try (var connection = source.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
