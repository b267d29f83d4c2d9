package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/// What every engine must do with a container's output.
public abstract class LogContract extends EngineFixture {
    private final ConcurrentLinkedQueue<LogLine> lines = new ConcurrentLinkedQueue<>();

    @Test
    void theTailIsTheLastLinesOfBothStreams() throws InterruptedException {
        var id = engine().start(
                        container("sh", "-c", "for i in 1 2 3 4 5; do echo out $i; done; sleep 0.2; echo err >&2")
                                .build());
        await().atMost(SOON).until(() -> !engine().inspect(id).running());

        try (var log = engine().logs(id, LogRequest.last(2).withTimestamps(), lines::add)) {
            assertThat(log.await(SOON)).isTrue();
        }

        assertThat(lines).extracting(LogLine::text).containsExactly("out 5", "err");
        assertThat(lines).extracting(LogLine::source).containsExactly(LogLine.Source.STDOUT, LogLine.Source.STDERR);
        assertThat(lines)
                .allSatisfy(
                        line -> assertThat(line.time()).isBetween(Instant.now().minusSeconds(60), Instant.now()));
    }

    @Test
    void followingEndsWhenTheContainerIsRemoved() throws InterruptedException {
        var id = engine().start(container("sh", "-c", "echo here; sleep 600").build());
        try (var log = engine().logs(id, LogRequest.follow(LogRequest.ALL), lines::add)) {
            await().atMost(SOON).until(() -> lines.size() == 1);
            assertThat(log.await(Duration.ofMillis(200))).isFalse();

            engine().remove(id);

            assertThat(log.await(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void aClosedLogDeliversNothingMore() throws InterruptedException {
        var id = engine().start(container("sh", "-c", "while true; do echo tick; sleep 0.05; done")
                .build());
        var log = engine().logs(id, LogRequest.follow(LogRequest.ALL), lines::add);
        await().atMost(SOON).until(() -> lines.size() > 2);

        log.close();
        log.close();

        assertThat(log.await(Duration.ofSeconds(5))).isTrue();
        var seen = lines.size();
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(5)).until(() -> lines.size() <= seen + 1);
    }

    @Test
    void openingAndClosingManyTimesLeaksNoThreads() {
        var id = engine().start(sleeper().build());
        var before = streamThreads();

        for (var i = 0; i < 50; i++) {
            engine().logs(id, LogRequest.follow(10), lines::add).close();
        }

        await().atMost(SOON).until(() -> streamThreads() <= before);
    }

    private static long streamThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("docker-java-stream"))
                .count();
    }
}
