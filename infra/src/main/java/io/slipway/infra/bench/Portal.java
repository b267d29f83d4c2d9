package io.slipway.infra.bench;

import io.slipway.infra.EmbeddedPostgres;
import io.slipway.infra.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The portal as it is shipped, with the settings of `./slipway up`, on a PostgreSQL and an empty database of its own.
/// Nobody signs in: programs come with tokens, so that no Keycloak is needed.
final class Portal implements AutoCloseable {
    private static final String DATABASE = "registry_bench";

    private final EmbeddedPostgres postgres;
    private final Server server;

    private Portal(EmbeddedPostgres postgres, Server server) {
        this.postgres = postgres;
        this.server = server;
    }

    static Portal start(Path jar, Path directory) {
        var postgres = EmbeddedPostgres.start(directory.resolve("postgres"));
        try {
            var database = freshDatabase(postgres);
            var address = URI.create("http://127.0.0.1:" + Ports.free());
            var server = Server.start(
                            "portal", command(jar), environment(postgres, database, address), address, directory)
                    .await("/actuator/health/readiness", 200);
            return new Portal(postgres, server);
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private static String freshDatabase(EmbeddedPostgres postgres) {
        dropDatabase(postgres);
        return postgres.createDatabase(DATABASE);
    }

    private static void dropDatabase(EmbeddedPostgres postgres) {
        try (var connection = connect(postgres, postgres.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + DATABASE + " with (force)");
        } catch (SQLException e) {
            throw new BenchFailure("Could not drop the registry that was measured: " + e.getMessage(), e);
        }
    }

    private static List<String> command(Path jar) {
        var words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        var more = System.getenv().getOrDefault("SLIPWAY_JAVA_OPTS", "").strip();
        if (!more.isEmpty()) {
            words.addAll(Arrays.asList(more.split("\\s+")));
        }
        words.addAll(List.of("-jar", jar.toString()));
        return words;
    }

    private static Map<String, String> environment(EmbeddedPostgres postgres, String database, URI address) {
        return Map.of(
                "SLIPWAY_PORT", Integer.toString(address.getPort()),
                "SLIPWAY_URL", address.toString(),
                "SERVER_ADDRESS", "127.0.0.1",
                "SLIPWAY_DB_URL", database,
                "SLIPWAY_DB_USER", postgres.user(),
                "SLIPWAY_DB_PASSWORD", postgres.password(),
                "SLIPWAY_OIDC_ISSUER", "http://127.0.0.1:9/realms/nobody");
    }

    URI address() {
        return server.address();
    }

    /// A connection to the portal's database, as the owner of its tables.
    Connection connect() {
        try {
            return connect(postgres, postgres.jdbcUrl(DATABASE));
        } catch (SQLException e) {
            throw new BenchFailure("Could not reach the registry's database: " + e.getMessage(), e);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres, String url) throws SQLException {
        return DriverManager.getConnection(url, postgres.user(), postgres.password());
    }

    /// The processor time of the portal and of its database until now.
    Duration processorTime() {
        var database =
                ProcessHandle.of(postgres.pid()).map(Server::processorTime).orElse(Duration.ZERO);
        return server.processorTime().plus(database);
    }

    /// Nothing of the registry stays, which has a gigabyte.
    @Override
    public void close() {
        try (postgres) {
            server.close();
            dropDatabase(postgres);
        }
    }
}
