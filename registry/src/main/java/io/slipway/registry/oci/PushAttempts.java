package io.slipway.registry.oci;

import io.slipway.registry.ConflictException;
import io.slipway.registry.script.ScriptName;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs a push as one transaction, so that a revision never stays behind without its tag, and again when somebody
/// else was faster. An attempt that failed inside says so in many ways, since its transaction is broken by then.
final class PushAttempts {
    private static final int MOST = 3;

    private final TransactionTemplate transaction;

    PushAttempts(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    void at(ScriptName name, Runnable change) {
        attempt(name, change, 1);
    }

    private void attempt(ScriptName name, Runnable change, int count) {
        try {
            transaction.executeWithoutResult(_ -> change.run());
            return;
        } catch (DataAccessResourceFailureException e) {
            throw e; // the database is down, which trying again does not mend
        } catch (DataAccessException | UnexpectedRollbackException | TransactionSystemException e) {
            if (count == MOST) {
                var conflict = new ConflictException(
                        "revision-conflict",
                        "Could not push to '%s': others changed it at the same time. Push again.".formatted(name),
                        Map.of("script", name.toString()));
                conflict.initCause(e);
                throw conflict;
            }
        }
        attempt(name, change, count + 1);
    }
}
