package io.slipway.portal.comparison;

import io.slipway.engine.EngineException;
import io.slipway.portal.outage.DatabaseTrouble;
import io.slipway.registry.SlipwayException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Runs one comparison to its final state, whatever happens, and leaves nothing on the engine.
@Component
class ComparisonRunner {
    private static final Logger log = LoggerFactory.getLogger(ComparisonRunner.class);

    private static final Duration DATABASE_PATIENCE = Duration.ofMinutes(10);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(2);

    private final ComparisonLedger ledger;
    private final Measurement measurement;
    private final RunSweeper sweeper;

    ComparisonRunner(ComparisonLedger ledger, Measurement measurement, RunSweeper sweeper) {
        this.ledger = ledger;
        this.measurement = measurement;
        this.sweeper = sweeper;
    }

    /// @return where it stands afterwards: in a final state, or back in the queue when this process ends
    ComparisonStatus run(ComparisonSnapshot comparison) {
        var end = attempt(comparison);
        removeInstances(comparison);
        try {
            return stored(end).status();
        } catch (IllegalStateException e) {
            log.warn("Comparison {} was taken out of this process' hands", comparison.id(), e);
            return ledger.get(comparison.id()).status();
        }
    }

    /// Tries again while the database is away: an hour's measurement is worth some patience.
    private static ComparisonSnapshot stored(Supplier<ComparisonSnapshot> end) {
        var deadline = Instant.now().plus(DATABASE_PATIENCE);
        while (true) {
            try {
                return end.get();
            } catch (DataAccessException | TransactionException e) {
                if (Instant.now().isAfter(deadline) || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                log.warn("Could not store how a comparison ended; trying again: {}", e.getMessage());
                LockSupport.parkNanos(DATABASE_PAUSE.toNanos());
            }
        }
    }

    /// Measures, and says how to end.
    private Supplier<ComparisonSnapshot> attempt(ComparisonSnapshot comparison) {
        var id = comparison.id();
        var control = new RunControl();
        try (var _ = new RunPulse(ledger, id, control)) {
            sweeper.remove(id);
            var result = measurement.measure(comparison, control);
            return () -> ledger.succeed(id, result.sentence(), result.document());
        } catch (CancellationException e) {
            return () -> ledger.cancelled(id);
        } catch (InterruptedException e) {
            Thread.interrupted(); // there is a little time to put things in order
            return () -> ledger.putBack(id);
        } catch (RuntimeException e) {
            var problem = problem(comparison, e);
            return () -> ledger.fail(id, problem);
        }
    }

    private static ComparisonProblem problem(ComparisonSnapshot comparison, RuntimeException failure) {
        return switch (failure) {
            case RunFailure known -> known.problem();
            case EngineException engine ->
                new ComparisonProblem(
                        text(engine),
                        "Look at the Engines page, and start the comparison again once the engine answers.");
            case SlipwayException refused ->
                new ComparisonProblem(refused.detail(), "Mend what the message names and start the comparison again.");
            case RuntimeException outage
            when DatabaseTrouble.isBehind(outage) ->
                new ComparisonProblem(
                        "Could not finish the comparison: the database went away in the middle of it.",
                        "Start the comparison again.");
            default -> {
                log.error("Comparison {} failed in an unforeseen way", comparison.id(), failure);
                yield new ComparisonProblem(
                        "Could not finish the comparison: " + failure + ".",
                        "Ask the site's administrator to look at the portal's log.");
            }
        };
    }

    private void removeInstances(ComparisonSnapshot comparison) {
        try {
            sweeper.remove(comparison.id());
        } catch (EngineException e) {
            log.warn("The next sweep removes what comparison {} launched: {}", comparison.id(), e.getMessage());
        }
    }

    private static String text(EngineException e) {
        return String.valueOf(e.getMessage());
    }
}
