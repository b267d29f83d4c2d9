package io.slipway.portal.comparison;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.slipway.portal.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Takes comparisons from the queue, one at a time. A task whose process died comes back by itself.
@Component
class ComparisonWorker {
    private static final Duration LATER = Duration.ofSeconds(3);

    private final ComparisonLedger ledger;
    private final ComparisonRunner runner;
    private final ComparisonRecovery recovery;
    private final Worker self;
    private final WorkQueue queue;

    ComparisonWorker(
            ComparisonLedger ledger,
            ComparisonRunner runner,
            ComparisonRecovery recovery,
            Worker self,
            WorkQueue queue) {
        this.ledger = ledger;
        this.runner = runner;
        this.recovery = recovery;
        this.self = self;
        this.queue = queue;
    }

    Task<Void> asTask(String name) {
        return Tasks.custom(name, Void.class)
                .onDeadExecutionRevive()
                .execute((instance, _) -> work(UUID.fromString(instance.getId())));
    }

    private CompletionHandler<Void> work(UUID id) {
        recovery.takeUpAbandoned();
        if (!self.takes(id)) {
            return again(LATER); // its heartbeat was late, so it counted as dead and came again; it is not
        }
        try {
            return switch (ledger.take(id, self.name())) {
                case Turn.Taken(var comparison) -> run(comparison);
                case Turn.Later(var before) -> {
                    before.ifPresent(first -> queue.enqueue(ComparisonConfiguration.TASK, first));
                    yield again(LATER);
                }
                case Turn.Gone() -> new CompletionHandler.OnCompleteRemove<>();
            };
        } finally {
            self.leaves(id);
        }
    }

    private CompletionHandler<Void> run(ComparisonSnapshot comparison) {
        var after = runner.run(comparison);
        ledger.queued().stream()
                .map(ComparisonSnapshot::id)
                .filter(next -> !next.equals(comparison.id()))
                .findFirst()
                .ifPresent(next -> queue.hurry(ComparisonConfiguration.TASK, next));
        return after.isFinal() ? new CompletionHandler.OnCompleteRemove<>() : again(Duration.ZERO);
    }

    private static CompletionHandler<Void> again(Duration pause) {
        return (complete, operations) ->
                operations.reschedule(complete, Instant.now().plus(pause));
    }
}
