package io.slipway.portal.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Puts work where it survives the process: into the database, in the caller's transaction, so that a row and
/// the task that works on it exist both or not at all.
@Component
public class WorkQueue {
    private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);

    private final ObjectProvider<Scheduler> scheduler; // late: the scheduler itself needs the tasks
    private final Clock clock = Clock.systemUTC();

    WorkQueue(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    /// Has the task take up this thing soon; does nothing when that is already due.
    public void enqueue(String task, UUID id) {
        scheduler.getObject().scheduleIfNotExists(new TaskInstance<Void>(task, id.toString()), clock.instant());
        afterCommit(this::check);
    }

    /// Has the thing taken up now, once the caller's transaction is through, even if it waits for a later time.
    /// One that is being worked on stays as it is: a sweep finds what was left undone.
    public void hurry(String task, UUID id) {
        // In a thread of its own: after a commit the old connection is still bound, and writes on it are lost.
        afterCommit(() -> Thread.ofVirtual().name("hurry-" + task).start(() -> bringForward(task, id)));
    }

    private void bringForward(String task, UUID id) {
        var options = SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE;
        try {
            scheduler.getObject().schedule(new TaskInstance<Void>(task, id.toString()), clock.instant(), options);
            check();
        } catch (TaskInstanceException e) {
            LOG.debug("{} {} is being worked on", task, id);
        } catch (RuntimeException e) {
            LOG.info("Could not bring {} {} forward, it is found a little later: {}", task, id, e.toString());
        }
    }

    private void check() {
        scheduler.getObject().triggerCheckForDueExecutions();
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
