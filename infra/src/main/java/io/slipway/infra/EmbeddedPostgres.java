package io.slipway.infra;

import static org.postgresql.core.Utils.escapeIdentifier;
import static org.postgresql.core.Utils.escapeLiteral;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL of our own, below one directory, reachable on 127.0.0.1 with a password only.
///
/// It keeps its data between starts and survives whatever happens to the process that started it: a server left behind
/// by a killed parent is stopped properly before the next one starts. Port and passwords stay the same too, so that
/// whoever is connected finds it again.
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String ADMIN = "postgres";
    private static final String USER = "slipway";

    private final PostgresServer server;
    private final DirectoryLock lock;
    private final Thread hook;
    private final String adminPassword;
    private final String password;

    private EmbeddedPostgres(
            PostgresServer server, DirectoryLock lock, Thread hook, String adminPassword, String password) {
        this.server = server;
        this.lock = lock;
        this.hook = hook;
        this.adminPassword = adminPassword;
        this.password = password;
    }

    /// Starts the server on the data below the directory, which is created when missing, and waits until it answers.
    public static EmbeddedPostgres start(Path dir) {
        var directory = dir.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new LocalStackException("Could not create %s: %s.".formatted(directory, e.getMessage()), e);
        }
        var lock = DirectoryLock.of(directory);
        try {
            return start(directory, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedPostgres start(Path directory, DirectoryLock lock) {
        var adminPassword = Secrets.keptIn(directory.resolve("admin-password"), 24);
        var password = Secrets.keptIn(directory.resolve("password"), 24);
        var server = PostgresServer.start(directory, ADMIN, adminPassword);
        var hook = Thread.ofPlatform().name("stop-postgres").unstarted(server::stop);
        Runtime.getRuntime().addShutdownHook(hook);
        var postgres = new EmbeddedPostgres(server, lock, hook, adminPassword, password);
        try {
            postgres.awaitReady(Duration.ofSeconds(60));
            postgres.ensureUser();
            return postgres;
        } catch (RuntimeException e) {
            postgres.stopServer();
            throw e;
        }
    }

    /// JDBC address of the database `slipway`.
    public String jdbcUrl() {
        return jdbcUrl(USER);
    }

    /// JDBC address of another database, see [#createDatabase].
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.port(), database);
    }

    /// An ordinary account that owns its databases and is no superuser.
    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return server.port();
    }

    public long pid() {
        return server.process().pid();
    }

    boolean isAlive() {
        return server.process().isAlive();
    }

    /// Creates an empty database owned by [#user] unless it exists, and answers its JDBC address.
    public String createDatabase(String name) {
        try (var connection = connectAsAdmin()) {
            createDatabase(connection, name);
            return jdbcUrl(name);
        } catch (SQLException e) {
            throw new LocalStackException("Could not create the database %s: %s.".formatted(name, e.getMessage()), e);
        }
    }

    /// Stops the server; its data stay.
    @Override
    public void close() {
        stopServer();
        lock.close();
    }

    private void stopServer() {
        server.stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already on its way out and the hook has its turn.
        }
    }

    private void awaitReady(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        @Nullable SQLException last = null;
        while (System.nanoTime() < deadline && isAlive()) {
            try (var _ = connectAsAdmin()) {
                return;
            } catch (SQLException e) {
                last = e;
                pause();
            }
        }
        throw new LocalStackException(
                "Could not start PostgreSQL: %s. Its log says: %s"
                        .formatted(
                                isAlive() ? "it does not answer (" + last + ")" : "the server ended",
                                server.lastLogLines()),
                last);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while PostgreSQL was starting.", e);
        }
    }

    private void ensureUser() {
        try (var connection = connectAsAdmin();
                var statement = connection.createStatement()) {
            var exists = "select 1 from pg_roles where rolname = '%s'".formatted(USER);
            var verb = statement.executeQuery(exists).next() ? "alter" : "create";
            statement.execute(verb + " role " + USER + " login password '" + escapeLiteral(null, password, true) + "'");
            createDatabase(connection, USER);
        } catch (SQLException e) {
            throw new LocalStackException("Could not prepare PostgreSQL's account: " + e.getMessage(), e);
        }
    }

    private static void createDatabase(Connection connection, String name) throws SQLException {
        try (var exists = connection.prepareStatement("select 1 from pg_database where datname = ?");
                var create = connection.createStatement()) {
            exists.setString(1, name);
            if (!exists.executeQuery().next()) {
                var quoted = escapeIdentifier(null, name);
                create.execute("create database " + quoted + " owner " + USER);
                create.execute("revoke connect, temporary on database " + quoted + " from public");
            }
        }
    }

    private Connection connectAsAdmin() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres") + "?connectTimeout=5", ADMIN, adminPassword);
    }
}
