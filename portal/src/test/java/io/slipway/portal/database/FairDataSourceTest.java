package io.slipway.portal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class FairDataSourceTest {
    private boolean down;
    private final FairDataSource connections = new FairDataSource(new Source(), 1, Duration.ofMillis(50));

    @Test
    void whoAskedFirstIsServedFirst() throws Exception {
        var patient = new FairDataSource(new Source(), 1, Duration.ofMinutes(1));
        var served = Collections.synchronizedList(new ArrayList<Integer>());
        var threads = new ArrayList<Thread>();
        try (var first = patient.getConnection()) {
            assertThat(first).isNotNull();
            for (int number = 0; number < 20; number++) {
                var mine = number;
                threads.add(Thread.ofVirtual().start(() -> serve(patient, served, mine)));
                await().until(() -> patient.waiting() == mine + 1);
            }
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(served)
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    }

    @Test
    void aConnectionThatIsClosedTwiceComesBackOnce() throws SQLException {
        var connection = connections.getConnection();
        connection.close();
        connection.close();

        try (var one = connections.getConnection()) {
            assertThat(one).isNotNull();
            assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(connections::getConnection);
        }
    }

    @Test
    void aTurnThatCameToNothingIsGivenBack() throws SQLException {
        down = true;
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(connections::getConnection)
                .withMessage("down");
        down = false;

        try (var connection = connections.getConnection()) {
            assertThat(connection).isNotNull();
        }
    }

    @Test
    void whatAConnectionRefusesIsTheCallersToSee() throws SQLException {
        try (var connection = connections.getConnection()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(connection::commit)
                    .withMessage("nothing to commit");
        }
    }

    private static void serve(FairDataSource connections, List<Integer> served, int number) {
        try (var connection = connections.getConnection()) {
            assertThat(connection).isNotNull();
            served.add(number);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Source extends AbstractDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            if (down) {
                throw new SQLException("down");
            }
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, _) -> {
                        if (method.getName().equals("commit")) {
                            throw new SQLException("nothing to commit");
                        }
                        return null;
                    });
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }
}
