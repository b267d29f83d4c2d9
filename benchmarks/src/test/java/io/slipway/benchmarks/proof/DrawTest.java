package io.slipway.benchmarks.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.benchmarks.plan.Preset;
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
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Comparisons are drawn from visits that nobody measured: their times come from the known delays themselves.
class DrawTest {
    private static final int REQUESTS = 200;
    private static final double CLIENT = 40_000;

    private static Recording recording;
    private static List<Trial> trials;

    @BeforeAll
    static void draw() {
        recording = recorded(200);
        trials = new Draw(recording).trials();
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
    void aRecordingThatIsTooShortGivesNoStandardComparison() {
        assertThat(new Draw(recorded(199)).trials())
                .hasSize(3 * Pairing.ALL.size())
                .extracting(Trial::preset)
                .containsOnly(Preset.QUICK);
        assertThat(new Draw(recorded(59)).trials()).isEmpty();
    }

    @Test
    void enoughRoundsOfTwoOfTheThreeJvmsGiveNoComparison() {
        assertThat(new Draw(without(visit -> visit.fork() == 2)).trials()).isEmpty();
    }

    @Test
    void aSessionThatBrokeOffIsNotWhole() {
        assertThat(recording.isWhole()).isTrue();
        assertThat(recorded(199).isWhole()).isTrue();
        assertThat(without(visit -> visit.fork() == 3).isWhole()).isFalse();
        assertThat(without(visit -> visit.fork() == 3 && visit.round() > 180).isWhole())
                .isFalse();
        assertThat(without(visit -> visit.round() == 200 && visit.target().equals("noop"))
                        .isWhole())
                .isFalse();
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
        var text = new Judgement(1, trials).markdown();

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

    private static Recording without(Predicate<MeasuredVisit> lost) {
        return new Recording(
                false, recording.visits().stream().filter(lost.negate()).toList());
    }

    private static Recording recorded(int rounds) {
        var dice = new SplittableRandom(7);
        var visits = new ArrayList<MeasuredVisit>();
        for (int round = 1; round <= rounds; round++) {
            for (var target : KnownTarget.values()) {
                visits.add(visit(round, 1 + (round - 1) * Proof.FORKS / rounds, target, dice));
            }
        }
        return new Recording(false, visits);
    }

    /// Each visit is a little faster or slower as a whole, as visits are.
    private static MeasuredVisit visit(int round, int fork, KnownTarget target, SplittableRandom dice) {
        var mood = 1 + 0.03 * (dice.nextDouble() - 0.5);
        var counts = new TreeMap<Long, Long>();
        var busy = 0L;
        for (int request = 0; request < REQUESTS; request++) {
            var answered = CLIENT + target.nanos(dice, round * 2_000_000_000L);
            var took = (long) (mood * answered * (1 + 0.02 * dice.nextDouble()));
            busy += took;
            counts.merge(took >> 9 << 9, 1L, Long::sum);
        }
        return new MeasuredVisit(
                round,
                fork,
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
}
