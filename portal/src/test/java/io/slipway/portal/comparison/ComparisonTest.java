package io.slipway.portal.comparison;

import static io.slipway.portal.comparison.ComparisonFixture.NOW;
import static io.slipway.portal.comparison.ComparisonFixture.WORKER;
import static io.slipway.portal.comparison.ComparisonFixture.measuring;
import static io.slipway.portal.comparison.ComparisonFixture.preparing;
import static io.slipway.portal.comparison.ComparisonFixture.queued;
import static io.slipway.portal.comparison.ComparisonFixture.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final ComparisonProblem PROBLEM = new ComparisonProblem("Could not.", "Try again.");

    @Test
    void goesFromQueuedThroughPreparingAndMeasuringToSucceeded() {
        var comparison = queued();
        assertThat(comparison.status()).isEqualTo(ComparisonStatus.QUEUED);
        comparison.begin(WORKER, NOW);
        assertThat(comparison.status()).isEqualTo(ComparisonStatus.PREPARING);
        comparison.measure(NOW);
        assertThat(comparison.status()).isEqualTo(ComparisonStatus.MEASURING);
        var report = UUID.randomUUID();
        comparison.succeed(report, NOW.plusSeconds(9));
        assertThat(comparison.snapshot().status()).isEqualTo(ComparisonStatus.SUCCEEDED);
        assertThat(comparison.snapshot().report()).isEqualTo(report);
        assertThat(comparison.snapshot().endedAt()).isEqualTo(NOW.plusSeconds(9));
    }

    @Test
    void aFinalStateNeverChanges() {
        var comparison = succeeded();
        assertThatIllegalStateException().isThrownBy(() -> comparison.fail(PROBLEM, NOW));
        assertThatIllegalStateException().isThrownBy(() -> comparison.cancelled(NOW));
        assertThatIllegalStateException().isThrownBy(() -> comparison.begin(WORKER, NOW));
        assertThatIllegalStateException().isThrownBy(() -> comparison.interrupted(NOW));
        comparison.requestCancel(NOW);
        assertThat(comparison.status()).isEqualTo(ComparisonStatus.SUCCEEDED);
    }

    @Test
    void whatAModelSaidBeforeItDiedIsMadeFitForTheDatabase() {
        var comparison = preparing();
        comparison.fail(new ComparisonProblem("It said: \0.", "Mend \0."), NOW);
        assertThat(comparison.snapshot().problem())
                .isEqualTo(new ComparisonProblem("It said: \uFFFD.", "Mend \uFFFD."));
        assertThat(ComparisonProgress.of("CHECKING", "\0").message()).isEqualTo("\uFFFD");
    }

    @Test
    void noReportComesOfAComparisonThatWasNotMeasured() {
        assertThatIllegalStateException().isThrownBy(() -> preparing().succeed(UUID.randomUUID(), NOW));
    }

    @Test
    void cancellingAQueuedOneEndsItAtOnce() {
        var comparison = queued();
        comparison.requestCancel(NOW);
        assertThat(comparison.status()).isEqualTo(ComparisonStatus.CANCELLED);
    }

    @Test
    void cancellingARunningOneOnlyAsksUntilItsWorkerHasCleanedUp() {
        var comparison = measuring();
        comparison.requestCancel(NOW);
        assertThat(comparison.status()).isEqualTo(ComparisonStatus.MEASURING);
        assertThat(comparison.snapshot().cancelRequested()).isTrue();
        comparison.cancelled(NOW);
        assertThat(comparison.status()).isEqualTo(ComparisonStatus.CANCELLED);
    }

    @Test
    void theFirstInterruptionStartsItAgainFromTheBeginning() {
        var comparison = measuring();
        comparison.interrupted(NOW);
        assertThat(comparison.status()).isEqualTo(ComparisonStatus.QUEUED);
        assertThat(comparison.snapshot().attempt()).isEqualTo(1);
        comparison.begin(WORKER, NOW);
        assertThat(comparison.snapshot().attempt()).isEqualTo(2);
    }

    @Test
    void theSecondInterruptionEndsItAndSaysHowFarItWas() {
        var comparison = measuring();
        comparison.interrupted(NOW);
        comparison.begin(WORKER, NOW);
        comparison.measure(NOW);
        comparison.progress(new ComparisonProgress("MEASURING", 17, 60, "Measuring", Map.of(), 0), NOW);
        comparison.interrupted(NOW);
        assertThat(comparison.status()).isEqualTo(ComparisonStatus.FAILED);
        assertThat(comparison.snapshot().problem())
                .extracting(ComparisonProblem::message)
                .asString()
                .contains("interrupted by a restart after 17 of 60 rounds");
    }

    @Test
    void anInterruptedOneThatSomebodyCancelledDoesNotStartAgain() {
        var comparison = measuring();
        comparison.requestCancel(NOW);
        comparison.interrupted(NOW);
        assertThat(comparison.status()).isEqualTo(ComparisonStatus.CANCELLED);
    }

    @Test
    void anOrderlyRestartDoesNotCountAsAnAttempt() {
        var comparison = measuring();
        comparison.putBack(NOW);
        assertThat(comparison.status()).isEqualTo(ComparisonStatus.QUEUED);
        assertThat(comparison.snapshot().attempt()).isZero();
    }

    @Test
    void tellsWhichImageEachTargetTurnedOutToBe() {
        var comparison = preparing();
        comparison.measuredAs(1, "sha256:abc", 42);
        assertThat(comparison.snapshot().targets().get(0).image()).isNull();
        assertThat(comparison.snapshot().targets().get(1).image()).isEqualTo("sha256:abc");
        assertThat(comparison.snapshot().targets().get(1).sizeBytes()).isEqualTo(42);
    }

    @Test
    void aLongProblemIsStoredShortened() {
        var comparison = preparing();
        comparison.fail(new ComparisonProblem("x".repeat(10_000), "hint"), NOW);
        assertThat(comparison.snapshot().problem())
                .extracting(ComparisonProblem::message)
                .asString()
                .hasSize(4_000)
                .endsWith("…");
    }
}
