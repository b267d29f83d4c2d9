package io.slipway.portal.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final Worker worker = _ -> {
        calls.incrementAndGet();
        begun.countDown();
        goOn.await();
        return Optional.empty();
    };

    @Test
    void whatThisProcessIsAtIsNotTakenUpASecondTime() throws InterruptedException {
        var task = worker.asTask("test");
        var id = UUID.randomUUID();
        var first = Thread.ofVirtual().start(() -> execute(task, id));
        begun.await();

        var second = Thread.ofVirtual().start(() -> execute(task, id));

        assertThat(second.join(Duration.ofSeconds(5))).isTrue();
        assertThat(calls).hasValue(1);
        goOn.countDown();
        assertThat(first.join(Duration.ofSeconds(5))).isTrue();
        assertThat(execute(task, id)).isInstanceOf(CompletionHandler.OnCompleteRemove.class);
        assertThat(calls).hasValue(2);
    }

    @SuppressWarnings("NullAway") // the worker does not look at the context
    private static CompletionHandler<Void> execute(Task<Void> task, UUID id) {
        return task.execute(new TaskInstance<>("test", id.toString()), null);
    }
}
