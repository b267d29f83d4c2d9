package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What every engine must tell about what a container uses.
public abstract class UsageContract extends EngineFixture {
    private final List<ContainerUsage> looks = new CopyOnWriteArrayList<>();

    @Test
    void aBusyContainerUsesWhatItsLimitsAllow() {
        var limits = new Limits(0.5, 64L << 20, 32, 2L << 20, null);
        var id = engine().start(container("perl", "-e", "$x = q(x) x 20_000_000; 1 while 1")
                .limits(limits)
                .build());

        try (var stream = engine().usage(id, looks::add)) {
            assertThat(stream).isNotNull();
            await().atMost(SOON).until(() -> looks.size() >= 4);
        }

        var first = looks.get(1);
        var last = looks.getLast();
        var passed = Duration.between(first.at(), last.at()).toNanos();
        assertThat((double) (last.cpuNanos() - first.cpuNanos()) / passed).isBetween(0.1, 0.8);
        assertThat(last.memoryBytes()).isBetween(20L << 20, 64L << 20);
        assertThat(last.memoryLimitBytes()).isEqualTo(64L << 20);
        assertThat(last.processes()).isBetween(1L, 32L);
        assertThat(last.receivedBytes()).isNotNegative();
    }

    @Test
    void nothingIsToldOfAContainerThatDoesNotRun() throws InterruptedException {
        var id = engine().start(sleeper().build());
        engine().stop(id, Duration.ofSeconds(5));

        try (var stream = engine().usage(id, looks::add)) {
            assertThat(stream.await(Duration.ofSeconds(3))).isIn(true, false); // either is an engine's right
        }

        assertThat(looks).isEmpty();
    }

    @Test
    void theLookEndsWithTheContainer() throws InterruptedException {
        var id = engine().start(sleeper().build());
        try (var stream = engine().usage(id, looks::add)) {
            await().atMost(SOON).until(() -> !looks.isEmpty());

            engine().remove(id);

            assertThat(stream.await(SOON)).isTrue();
        }
    }

    @Test
    void aClosedLookTellsNothingMoreAndLeavesNoThread() {
        var id = engine().start(sleeper().build());
        var before = streamThreads();

        for (var i = 0; i < 20; i++) {
            engine().usage(id, looks::add).close();
        }

        await().atMost(SOON).until(() -> streamThreads() <= before);
    }

    @Test
    void anUnknownContainerUsesNothing() {
        assertThatExceptionOfType(EngineException.NotFound.class)
                .isThrownBy(() -> engine().usage(new ContainerId("no-such-container"), looks::add))
                .withMessageContaining("see what container no-such-cont uses");
    }

    private static long streamThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("docker-java-stream"))
                .count();
    }
}
