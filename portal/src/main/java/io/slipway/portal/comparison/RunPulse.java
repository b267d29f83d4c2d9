package io.slipway.portal.comparison;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Writes down once a second how far a run is, and sees whether somebody wants it stopped.
final class RunPulse implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RunPulse.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final ComparisonLedger ledger;
    private final UUID comparison;
    private final RunControl control;
    private final ScheduledExecutorService clock;
    private ComparisonProgress written;
    private long writtenAt = System.nanoTime();

    RunPulse(ComparisonLedger ledger, UUID comparison, RunControl control) {
        this.ledger = ledger;
        this.comparison = comparison;
        this.control = control;
        this.written = control.progress();
        this.clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("comparison-pulse").factory());
        clock.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Nothing is written afterwards.
    @Override
    public void close() {
        clock.close();
    }

    private void beat() {
        try {
            var stored = tell();
            if (stored.cancelRequested() || !stored.status().isActive()) {
                control.stop();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Could not note how far comparison {} is: {}", comparison, e.getMessage());
        }
    }

    private ComparisonSnapshot tell() {
        var progress = control.progress();
        if (progress.equals(written) && System.nanoTime() - writtenAt < SIGN_OF_LIFE.toNanos()) {
            return ledger.get(comparison);
        }
        var stored = ledger.progress(comparison, progress);
        written = progress;
        writtenAt = System.nanoTime();
        return stored;
    }
}
