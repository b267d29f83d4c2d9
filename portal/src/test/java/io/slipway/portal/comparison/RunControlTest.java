package io.slipway.portal.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunControlTest {
    private final RunControl control = new RunControl();

    @Test
    void aStopReachesWhatIsBeingWaitedFor() {
        var gate = new CountDownLatch(1);
        Thread.ofVirtual().start(control::stop);
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> control.whileRunning(gate::countDown, () -> {
                    gate.await();
                    return "done";
                }));
    }

    @Test
    void nothingBeginsAfterAStop() {
        control.stop();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> control.next("LAUNCHING", "Launching"));
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> control.whileRunning(() -> {}, () -> "done"));
    }

    @Test
    void beingStoppedExplainsWhateverElseWentWrong() {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> control.whileRunning(() -> {}, () -> {
                    control.stop();
                    throw new RunFailure("the child was killed", "");
                }));
    }

    @Test
    void aStopAfterTheWorkStopsNothingThatIsOver() throws InterruptedException {
        var stops = new AtomicInteger();
        control.whileRunning(stops::incrementAndGet, () -> "done");
        control.stop();
        control.stop();
        assertThat(stops).hasValue(0);
    }
}
