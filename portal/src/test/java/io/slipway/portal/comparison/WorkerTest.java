package io.slipway.portal.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkerTest {
    private final Worker self = new Worker();
    private final UUID comparison = UUID.randomUUID();

    @Test
    void whatThisProcessWorksOnIsNotAbandoned() {
        self.takes(comparison);
        assertThat(self.abandoned(seen(self.name(), Duration.ofHours(1)))).isFalse();
    }

    @Test
    void whatThisProcessLetGoIsAbandoned() {
        self.takes(comparison);
        self.leaves(comparison);
        assertThat(self.abandoned(seen(self.name(), Duration.ZERO))).isTrue();
    }

    @Test
    void whatThisProcessWorksOnIsNotBegunASecondTime() {
        assertThat(self.takes(comparison)).isTrue();
        assertThat(self.takes(comparison)).isFalse();
    }

    @Test
    void aProcessOfThisHostThatIsGoneHasAbandonedItsWork() {
        var host = self.name().substring(0, self.name().indexOf('/'));
        assertThat(self.abandoned(seen(host + "/999999999/5", Duration.ZERO))).isTrue();
    }

    @Test
    void anotherProcessUnderTheSameNumberIsNotTheOneThatWorked() {
        var host = self.name().substring(0, self.name().indexOf('/'));
        var reused = host + "/" + ProcessHandle.current().pid() + "/5";
        assertThat(self.abandoned(seen(reused, Duration.ZERO))).isTrue();
    }

    @Test
    void aWorkerOnAnotherHostIsGoneAfterALongSilence() {
        assertThat(self.abandoned(seen("elsewhere/1/2", Duration.ofSeconds(30))))
                .isFalse();
        assertThat(self.abandoned(seen("elsewhere/1/2", Worker.SILENCE.plusSeconds(1))))
                .isTrue();
    }

    private ComparisonWork seen(String worker, Duration ago) {
        return new ComparisonWork(comparison, worker, Instant.now().minus(ago));
    }
}
