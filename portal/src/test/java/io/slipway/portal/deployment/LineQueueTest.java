package io.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.LogLine;
import io.slipway.engine.LogStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LineQueueTest {
    private static final int LINES = 400;
    private static final LogLine LONG = new LogLine(LogLine.Source.STDOUT, null, "x".repeat(64 * 1024));

    @Test
    void anEngineThatWritesLongLinesWaitsForTheReader() throws InterruptedException {
        try (var queue = new LineQueue()) {
            var engine = new Thread[1];
            queue.open(consumer -> {
                engine[0] = Thread.ofVirtual().start(() -> write(consumer));
                return new EndlessStream();
            });

            assertThat(engine[0].join(Duration.ofSeconds(1))).isFalse();
            int read = 0;
            while (read < LINES) {
                var batch = queue.take();
                assertThat(batch.size()).isLessThan(40);
                read += batch.size();
            }
            assertThat(engine[0].join(Duration.ofSeconds(10))).isTrue();
        }
    }

    private static void write(Consumer<LogLine> consumer) {
        for (int i = 0; i < LINES; i++) {
            consumer.accept(LONG);
        }
    }

    private static final class EndlessStream implements LogStream {
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public boolean await(Duration limit) {
            return closed.getCount() == 0;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
