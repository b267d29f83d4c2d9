package io.slipway.portal.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.ContainerUsage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsageTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static ContainerUsage look(long seconds, long sums) {
        return new ContainerUsage(NOW.plusSeconds(seconds), sums * 1_000_000, 50, 100, sums, sums, sums, sums, 7);
    }

    @Test
    void whatFlowsIsPerSecond() {
        var usage = Usage.between(look(0, 1_000), look(2, 4_000));

        assertThat(usage.at()).isEqualTo(NOW.plusSeconds(2));
        assertThat(usage.cpus()).isEqualTo(1.5);
        assertThat(usage.receivedPerSecond()).isEqualTo(1_500);
        assertThat(usage.writtenPerSecond()).isEqualTo(1_500);
        assertThat(usage.memoryBytes()).isEqualTo(50);
        assertThat(usage.processes()).isEqualTo(7);
    }

    @Test
    void aContainerStartedAnewInBetweenUsesNothingNegative() {
        var usage = Usage.between(look(0, 1_000), look(1, 200));

        assertThat(usage.cpus()).isEqualTo(0.2);
        assertThat(usage.sentPerSecond()).isEqualTo(200);
    }
}
