package io.slipway.portal.work;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

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
    ///
    /// A process that was held up for a while (its machine slept) counts as dead to its own scheduler, which
    /// then revives what is still being worked on: that is left to whoever is at it.
    default Task<Void> asTask(String name) {
        Set<String> busyWith = ConcurrentHashMap.newKeySet();
        return Tasks.custom(name, Void.class)
                .onFailure((complete, operations) -> operations.reschedule(complete, after(Duration.ofSeconds(5))))
                .onDeadExecutionRevive()
                .execute((instance, _) -> {
                    if (!busyWith.add(instance.getId())) {
                        return lookAgain(Duration.ofSeconds(5));
                    }
                    try {
                        var again = work(UUID.fromString(instance.getId()));
                        return again.<CompletionHandler<Void>>map(Worker::lookAgain)
                                .orElseGet(CompletionHandler.OnCompleteRemove::new);
                    } catch (InterruptedException e) {
                        return lookAgain(Duration.ZERO);
                    } finally {
                        busyWith.remove(instance.getId());
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
