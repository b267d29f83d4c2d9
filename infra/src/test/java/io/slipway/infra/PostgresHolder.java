package io.slipway.infra;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A process of its own that starts a PostgreSQL, stores a number in it, says so, and stays until its input ends.
final class PostgresHolder {
    private PostgresHolder() {}

    static void main(String[] args) throws SQLException, IOException {
        try (var postgres = EmbeddedPostgres.start(Path.of(args[0]))) {
            try (var connection =
                            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                    var statement = connection.createStatement()) {
                statement.execute("create table if not exists kept (number int)");
                statement.execute("insert into kept values (42)");
            }
            System.out.println("ready " + postgres.pid());
            System.out.flush();
            while (System.in.read() >= 0) {
                // until whoever started this closes the pipe
            }
        }
    }
}
