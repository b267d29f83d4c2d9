package io.slipway.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PacedTextTest {
    private static final String LINE = "x".repeat(64 * 1024 - 1) + "\n";
    private static final int LINES = 100;

    private final Queue<Runnable> notYetTaken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final PacedText text = new PacedText(Runnable::run, (lines, taken) -> {
        sent.addAndGet(lines.size());
        notYetTaken.add(taken);
    });

    private Thread writer() {
        return Thread.ofVirtual().start(() -> {
            for (int i = 0; i < LINES && !Thread.currentThread().isInterrupted(); i++) {
                text.write(LINE);
            }
        });
    }

    @Test
    void aProgramThatWritesFasterThanTheBrowserReadsWaitsForIt() throws InterruptedException {
        var writer = writer();
        await().until(() -> sent.get() == 16);
        assertThat(writer.join(Duration.ofMillis(500))).isFalse();
        assertThat(sent).hasValue(16);

        await().until(() -> {
            for (var taken = notYetTaken.poll(); taken != null; taken = notYetTaken.poll()) {
                taken.run();
            }
            return sent.get() == LINES;
        });
        assertThat(writer.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void whoeverWaitsForABrowserThatIsGoneEndsWithThePage() throws InterruptedException {
        var writer = writer();
        await().until(() -> sent.get() == 16);

        text.end();

        assertThat(writer.join(Duration.ofSeconds(5))).isTrue();
        assertThat(sent).hasValue(16);
    }
}
