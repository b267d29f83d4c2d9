package io.slipway.portal.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.benchmarks.report.Verdict;
import io.slipway.portal.comparison.MeasuredPair.Ratio;
import io.slipway.registry.script.LatencyEvidence.Outcome;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a report proves for a guarded tag; δ is 25 %, which a double holds exactly.
class ReportedLatencyTest {
    @Test
    void theWorseEndOfTheIntervalDecides() {
        assertThat(outcome(new Ratio(1.1, 1.0, 1.25))).isEqualTo(Outcome.PASSED);
        assertThat(outcome(new Ratio(1.1, 1.0, 1.26))).isEqualTo(Outcome.UNDECIDED);
        assertThat(outcome(new Ratio(1.5, 1.25, 1.9))).isEqualTo(Outcome.UNDECIDED);
        assertThat(outcome(new Ratio(1.5, 1.26, 1.9))).isEqualTo(Outcome.TOO_SLOW);
        assertThat(outcome(new Ratio(0.8, 0.7, 0.9))).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aRunThatFailedItsControlOrCouldNotCompareProvesNothing() {
        var fast = new Ratio(0.8, 0.7, 0.9);

        assertThat(outcome(fast, Verdict.FASTER, false)).isEqualTo(Outcome.UNDECIDED);
        assertThat(outcome(fast, Verdict.NOT_COMPARABLE, true)).isEqualTo(Outcome.UNDECIDED);
        assertThat(outcome(null, Verdict.NOT_COMPARABLE, true)).isEqualTo(Outcome.UNDECIDED);
    }

    private static Outcome outcome(Ratio ratio) {
        return outcome(ratio, Verdict.NO_DIFFERENCE_DETECTED, true);
    }

    private static Outcome outcome(@Nullable Ratio ratio, Verdict verdict, boolean reliable) {
        var pair = new MeasuredPair(UUID.randomUUID(), 500d, 500d, ratio, verdict, reliable);
        return ReportedLatency.outcome(pair, ratio, 0.25);
    }
}
