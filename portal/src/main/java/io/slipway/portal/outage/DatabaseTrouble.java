package io.slipway.portal.outage;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/// Tells "PostgreSQL is not there" from every other failure, whatever layers it came through.
public final class DatabaseTrouble {
    /// What people are told, wherever they meet it.
    public static final String WORDS =
            "The database does not answer. Nothing that was stored is lost; try again in a moment.";

    private DatabaseTrouble() {}

    /// Whether the failure comes from a database that does not answer or broke off.
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql && isConnectionState(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /// 08: the connection; 57P01 to 57P03: the server is about to end, has crashed, or is just starting.
    private static boolean isConnectionState(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }
}
