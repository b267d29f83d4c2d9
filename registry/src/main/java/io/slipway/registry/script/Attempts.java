package io.slipway.registry.script;

import io.slipway.registry.ConflictException;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs changes of a script in a transaction, again when somebody else was faster, and gives up with a
/// conflict after some times.
public final class Attempts {
    private static final int MOST = 3;

    private final TransactionTemplate transaction;

    public Attempts(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /// What the change answers, once it went through.
    public <T> T at(ScriptName name, Supplier<T> change) {
        return attempt(name, change, 1);
    }

    private <T> T attempt(ScriptName name, Supplier<T> change, int count) {
        try {
            return transaction.execute(_ -> change.get());
        } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
            // Both inserted the same number, or both updated the same row.
            if (count == MOST) {
                throw conflict(name, e);
            }
        }
        return attempt(name, change, count + 1);
    }

    private static ConflictException conflict(ScriptName name, DataAccessException cause) {
        var conflict = new ConflictException(
                "revision-conflict",
                "Could not save script '%s': others changed it at the same time. Look at the newest revision and repeat."
                        .formatted(name),
                Map.of("script", name.toString()));
        conflict.initCause(cause);
        return conflict;
    }
}
