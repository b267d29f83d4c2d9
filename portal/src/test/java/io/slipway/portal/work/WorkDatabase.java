package io.slipway.portal.work;

import io.slipway.infra.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// A database of its own for each application under test, on one PostgreSQL: two schedulers must not share one.
public record WorkDatabase(String jdbcUrl, String user, String password) implements JdbcConnectionDetails {
    private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.start(Path.of("target", "work-postgres"));

    public static WorkDatabase empty(String name) {
        var url = POSTGRES.createDatabase(name);
        try (var connection = DriverManager.getConnection(url, POSTGRES.user(), POSTGRES.password());
                var statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new WorkDatabase(url, POSTGRES.user(), POSTGRES.password());
    }

    @Override
    public String getUsername() {
        return user;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String getJdbcUrl() {
        return jdbcUrl;
    }
}
