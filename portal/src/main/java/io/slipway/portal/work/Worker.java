package io.slipway.portal.work;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One who works on things that are rows with a state. It may die at any point: whoever takes the thing up
/// next finds in the row, and on the engine by labels, how far it came.
@FunctionalInterface
public interface Worker {
    /// Works on the thing as far as possible now.
    ///
    /// @return empty when nothing is left to do, else when to look again
    /// @throws InterruptedException when the process is about to end; the thing is taken up again later
    Optional<Duration> work(UUID id) throws InterruptedException;

    /// The scheduler's task that has this worker take up things. What fails unexpectedly is tried again soon,
    /// and what a dead process left is revived.
    default Task<Void> asTask(String name) {
        return Tasks.custom(name, Void.class)
                .onFailure((complete, operations) -> operations.reschedule(complete, after(Duration.ofSeconds(5))))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    try {
                        var again = work(UUID.fromString(instance.getId()));
                        return again.<CompletionHandler<Void>>map(Worker::lookAgain)
                                .orElseGet(CompletionHandler.OnCompleteRemove::new);
                    } catch (InterruptedException e) {
                        return lookAgain(Duration.ZERO);
                    }
                });
    }

    private static CompletionHandler<Void> lookAgain(Duration pause) {
        return (complete, operations) -> operations.reschedule(complete, after(pause));
    }

    private static Instant after(Duration pause) {
        return Clock.systemUTC().instant().plus(pause);
    }
}
