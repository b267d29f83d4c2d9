package io.slipway.registry;

import io.slipway.infra.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// The embedded PostgreSQL, started once for all tests of the module, with an empty database.
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {
    private static final EmbeddedPostgres POSTGRES = start();

    @Bean
    JdbcConnectionDetails connectionDetails() {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return POSTGRES.user();
            }

            @Override
            public String getPassword() {
                return POSTGRES.password();
            }

            @Override
            public String getJdbcUrl() {
                return POSTGRES.jdbcUrl();
            }
        };
    }

    /// Another empty database beside the one that all tests share.
    public static String emptyDatabase(String name) throws SQLException {
        try (var connection = DriverManager.getConnection(POSTGRES.jdbcUrl(), user(), password());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
        }
        return POSTGRES.createDatabase(name);
    }

    public static String user() {
        return POSTGRES.user();
    }

    public static String password() {
        return POSTGRES.password();
    }

    /// The programs and the server's own tables survive from run to run, what tests wrote does not.
    private static EmbeddedPostgres start() {
        var postgres = EmbeddedPostgres.start(Path.of("target", "test-postgres"));
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
            return postgres;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
