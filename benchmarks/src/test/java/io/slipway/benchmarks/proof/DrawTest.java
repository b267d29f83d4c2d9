package io.slipway.benchmarks.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.Preset;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.report.MeasuredVisit;
import io.slipway.benchmarks.stats.Latencies;
import io.slipway.benchmarks.stats.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Comparisons are drawn from visits that nobody measured: their times come from the known delays themselves.
class DrawTest {
    private static final int ROUNDS = 200;
    private static final int REQUESTS = 200;
    private static final double CLIENT = 40_000;

    private static Recording recording;
    private static List<Trial> trials;

    @BeforeAll
    static void draw() {
        recording = new Recording(false, visits());
        trials = new Draw(recording, plan()).trials();
    }

    @Test
    void everyPairIsComparedThreeTimesQuicklyAndOnceByAllRounds() {
        for (var pairing : Pairing.ALL) {
            assertThat(trials.stream().filter(trial -> trial.pairing().equals(pairing)))
                    .extracting(Trial::preset)
                    .containsExactly(Preset.QUICK, Preset.QUICK, Preset.QUICK, Preset.STANDARD);
        }
    }

    @Test
    void largeDifferencesAreFoundAndNoneIsTurnedRound() {
        for (var title : List.of("20 % slower", "5 % slower", "p90 10 % slower")) {
            assertThat(of(title)).as(title).allMatch(Trial::isFound);
        }
        assertThat(trials).noneMatch(Trial::isReversed);
    }

    @Test
    void equalTargetsAreSeldomCalledDifferentAndTheirIntervalsHoldOne() {
        var equal = trials.stream().filter(trial -> trial.pairing().isEqual()).toList();

        assertThat(equal.stream().filter(Trial::isFalseAlarm)).hasSizeLessThanOrEqualTo(2);
        assertThat(equal.stream()
                        .map(Trial::coverage)
                        .reduce(Share.NONE, Share::plus)
                        .rate())
                .isGreaterThan(0.85);
    }

    @Test
    void whatATailDoesIsNotTakenForTheMedian() {
        assertThat(of("p90 10 % slower")).noneMatch(Trial::isFalseAlarm);
    }

    @Test
    void othersCallDifferentWhatVisitsDifferBy() {
        var equal = trials.stream().filter(trial -> trial.pairing().isEqual()).toList();

        assertThat(equal.stream().filter(trial -> trial.interleaved().tTest()).count())
                .isGreaterThan(equal.stream().filter(Trial::isFalseAlarm).count());
    }

    @Test
    void aRecordingIsReadAsItWasWritten(@TempDir Path directory) throws IOException {
        var file = directory.resolve("session-001.gz");

        recording.write(file);

        var read = Recording.read(file);
        assertThat(read.noisy()).isFalse();
        assertThat(read.visits()).hasSameSizeAs(recording.visits());
        var last = read.visits().getLast();
        var wanted = recording.visits().getLast();
        assertThat(last.round()).isEqualTo(wanted.round());
        assertThat(last.target()).isEqualTo(wanted.target());
        assertThat(last.sample().busyNanos()).isEqualTo(wanted.sample().busyNanos());
        assertThat(last.sample().latencies().counts())
                .isEqualTo(wanted.sample().latencies().counts());
    }

    @Test
    void theJudgementNamesEveryPromiseAndEveryPair() {
        var text = new Judgement(1, ROUNDS, trials).markdown();

        assertThat(text)
                .contains("200 equal pairs or more compared | 12 | **not kept**")
                .contains("| never the wrong direction |", "all A, then all B: t-test over requests");
        Pairing.ALL.forEach(pairing -> assertThat(text).contains("| " + pairing.title() + " | quick |"));
    }

    private static List<Trial> of(String title) {
        return trials.stream()
                .filter(trial -> trial.pairing().title().equals(title))
                .toList();
    }

    /// Each visit is a little faster or slower as a whole, as visits are.
    private static List<MeasuredVisit> visits() {
        var dice = new SplittableRandom(7);
        var visits = new ArrayList<MeasuredVisit>();
        for (int round = 1; round <= ROUNDS; round++) {
            for (var target : KnownTarget.values()) {
                var mood = 1 + 0.03 * (dice.nextDouble() - 0.5);
                visits.add(visit(
                        round, target, now -> mood * (CLIENT + target.nanos(dice, (long) (double) now)), dice));
            }
        }
        return visits;
    }

    private static MeasuredVisit visit(
            int round, KnownTarget target, ToDoubleFunction<Double> nanos, SplittableRandom dice) {
        var counts = new TreeMap<Long, Long>();
        var busy = 0L;
        for (int request = 0; request < REQUESTS; request++) {
            var took = (long) (nanos.applyAsDouble(round * 2e9) * (1 + 0.02 * dice.nextDouble()));
            busy += took;
            counts.merge(took >> 9 << 9, 1L, Long::sum);
        }
        return new MeasuredVisit(
                round,
                1 + (round - 1) * 3 / ROUNDS,
                target.id(),
                1,
                round * 2_000L,
                new Sample(Latencies.of(counts), REQUESTS, busy),
                REQUESTS,
                0,
                0,
                Map.of("200", (long) REQUESTS),
                "",
                0,
                0,
                0);
    }

    private static Plan plan() {
        var plan = Plan.of(Preset.STANDARD, "Proof").rounds(ROUNDS).seed(1).threshold(0.01);
        for (var known : KnownTarget.values()) {
            plan.target(Target.of(known.id(), known.role(), new Address("127.0.0.1", 1), "/predict"));
        }
        return plan.build();
    }
}
