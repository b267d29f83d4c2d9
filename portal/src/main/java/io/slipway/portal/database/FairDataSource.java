package io.slipway.portal.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Lends a pool's connections in the order in which they are asked for.
///
/// HikariCP gives a connection that comes back to whoever looks first, which is often somebody who has just come. With
/// hundreds of requests under way, half of them are served at once and some wait for twenty times as long.
final class FairDataSource extends DelegatingDataSource {
    private final Semaphore turns;
    private final Duration patience;

    /// @param connections how many the pool has
    /// @param patience how long a turn is waited for
    FairDataSource(DataSource pool, int connections, Duration patience) {
        super(pool);
        this.turns = new Semaphore(connections, true);
        this.patience = patience;
    }

    @Override
    public Connection getConnection() throws SQLException {
        takeTurn();
        try {
            return lent(super.getConnection());
        } catch (SQLException | RuntimeException e) {
            turns.release();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("Could not connect as somebody else: the pool has connections of one user.");
    }

    /// Roughly how many wait.
    int waiting() {
        return turns.getQueueLength();
    }

    private void takeTurn() throws SQLException {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException(
                        "Could not get a connection within %d ms: all are in use.".formatted(patience.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Could not get a connection: the wait was interrupted.", e);
        }
    }

    private Connection lent(Connection connection) {
        var held = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().equals("close") && held.getAndSet(false)) {
                            turns.release();
                        }
                    }
                });
    }
}
