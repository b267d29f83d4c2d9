package io.slipway.portal.comparison;

import io.slipway.engine.EngineException;
import io.slipway.portal.work.WorkQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Sets right what a crash left: unfinished comparisons are taken up or ended truthfully, and what they had on the
/// engine is removed. Looks at every start and now and then, since an engine may be down just when it is needed.
@Component
class ComparisonRecovery {
    private static final Logger log = LoggerFactory.getLogger(ComparisonRecovery.class);

    private final ComparisonLedger ledger;
    private final RunSweeper sweeper;
    private final Worker self;
    private final WorkQueue queue;

    ComparisonRecovery(ComparisonLedger ledger, RunSweeper sweeper, Worker self, WorkQueue queue) {
        this.ledger = ledger;
        this.sweeper = sweeper;
        this.self = self;
        this.queue = queue;
    }

    /// Once after the start, then twice a minute.
    @Scheduled(fixedDelayString = "${slipway.comparison.sweep-interval:PT30S}")
    void sweep() {
        try {
            takeUpAbandoned();
            removeLeftovers(); // before they begin again
            ledger.queued().forEach(waiting -> queue.enqueue(ComparisonConfiguration.TASK, waiting.id()));
        } catch (DataAccessException | TransactionException e) {
            log.debug("Could not look for interrupted comparisons now; the next look will", e);
        }
    }

    private void removeLeftovers() {
        try {
            sweeper.removeAllBut(
                    () -> ledger.active().stream().map(ComparisonSnapshot::id).collect(Collectors.toSet()));
        } catch (EngineException e) {
            log.debug("Could not look for leftovers of comparisons now; the next look will", e);
        }
    }

    /// Queues or ends what dead workers were at.
    void takeUpAbandoned() {
        for (var lost : ledger.takeUp(self::abandoned)) {
            log.info("Comparison {} was interrupted by a restart; it is {} now", lost.id(), lost.status());
        }
    }
}
