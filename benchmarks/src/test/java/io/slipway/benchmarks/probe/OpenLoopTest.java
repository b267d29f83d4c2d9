package io.slipway.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.slipway.benchmarks.plan.Arrivals;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/// The machine's clock decides nothing here: a made-up one runs on while the model thinks.
class OpenLoopTest {
    private static final long MILLIS = 1_000_000;
    private static final long SECOND = 1_000 * MILLIS;

    @Test
    void aModelThatKeepsUpIsAsFastAsItsOwnThinking() {
        var passage = offer(Arrivals.CONSTANT.times(100, 10, 1), 10, _ -> 2 * MILLIS);
        assertThat(passage.due()).isEqualTo(1_000);
        assertThat(passage.failed()).isZero();
        assertThat(millis(passage, 50)).isCloseTo(2, within(0.01));
        assertThat(millis(passage, 100)).isCloseTo(2, within(0.01));
        assertThat(passage.offeredPerSecond()).isCloseTo(100, within(0.01));
        assertThat(passage.achievedPerSecond()).isCloseTo(99.9, within(0.1));
    }

    /// A server that stops for 200 ms every 2 s makes a tenth of evenly spread callers wait, evenly from 0 to 200 ms:
    /// p95 is 100 ms and p99 180 ms, plus the thinking and the queue of those who waited with them.
    @Test
    void aStallIsPaidByEverybodyWhoCameDuringIt() {
        LongUnaryOperator stalling = now -> {
            long inPeriod = now % (2 * SECOND);
            return (inPeriod < 200 * MILLIS ? 200 * MILLIS - inPeriod : 0) + 100_000;
        };
        var passage = offer(Arrivals.CONSTANT.times(100, 60, 1), 60, stalling);
        assertThat(millis(passage, 50)).isCloseTo(0.1, within(0.01));
        assertThat(millis(passage, 95)).isCloseTo(100, within(12.0));
        assertThat(millis(passage, 99)).isCloseTo(180, within(12.0));
        // who asks only after an answer meets a stall once where twenty callers would have
        assertThat(passage.service.getValueAtPercentile(99) / (double) MILLIS).isLessThan(1);
    }

    @Test
    void requestsBeyondWhatAModelCanDoWaitLongerAndLonger() {
        // 200 a second for a model that does 100: after 10 s the last one has waited 10 s
        var passage = offer(Arrivals.CONSTANT.times(200, 10, 1), 10, _ -> 10 * MILLIS);
        assertThat(passage.achievedPerSecond()).isCloseTo(100, within(1.0));
        assertThat(passage.unsent()).as("sent until the patience of 5 s ends").isBetween(490L, 510L);
        assertThat(passage.failed()).isEqualTo(passage.unsent());
        assertThat(millis(passage, 100)).isCloseTo(7_500, within(100.0));
    }

    @Test
    void aRequestThatIsGivenUpCountsWithTheTimeItWaited() {
        var clock = new MadeUpTime();
        var loop = new OpenLoop(Arrivals.CONSTANT.times(1, 10, 1), 10 * SECOND, 5 * SECOND, clock);
        var passage = run(loop, clock, _ -> 500 * MILLIS, Answer.TIMED_OUT);
        assertThat(passage.failed()).isEqualTo(10);
        assertThat(passage.answers()).containsEntry("timeout", 10L);
        assertThat(millis(passage, 50)).isCloseTo(500, within(1.0));
    }

    @Test
    void anAnswerOfAnotherKindIsNoLatency() {
        var clock = new MadeUpTime();
        var loop = new OpenLoop(Arrivals.CONSTANT.times(1, 10, 1), 10 * SECOND, 5 * SECOND, clock);
        var passage = run(loop, clock, _ -> MILLIS, 500);
        assertThat(passage.failed()).isEqualTo(10);
        assertThat(passage.response.getTotalCount()).isZero();
        assertThat(passage.achievedPerSecond()).isZero();
    }

    private static Passage offer(long[] times, int seconds, LongUnaryOperator thinking) {
        var clock = new MadeUpTime();
        return run(new OpenLoop(times, seconds * SECOND, 5 * SECOND, clock), clock, thinking, 200);
    }

    /// One line, so that the order of events is known.
    private static Passage run(OpenLoop loop, MadeUpTime clock, LongUnaryOperator thinking, int answer) {
        try {
            return loop.run(1, () -> new OpenLoop.Line() {
                @Override
                public int ask() {
                    clock.now = clock.now + thinking.applyAsLong(clock.now);
                    return answer;
                }

                @Override
                public void close() {}
            });
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double millis(Passage passage, double percentile) {
        return passage.response.getValueAtPercentile(percentile) / (double) MILLIS;
    }

    private static final class MadeUpTime implements Timeline {
        private volatile long now;

        @Override
        public long now() {
            return now;
        }

        @Override
        public void sleepUntil(long nanos) {
            now = Math.max(now, nanos);
        }
    }
}
