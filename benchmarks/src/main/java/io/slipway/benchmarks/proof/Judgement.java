package io.slipway.benchmarks.proof;

import io.slipway.benchmarks.plan.Preset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What many comparisons of known targets say about the method.
public final class Judgement {
    private static final double MOST_ALARMS = 0.05;
    private static final double LEAST_COVERAGE = 0.93;
    private static final double TWO_PERCENT_FOUND = 0.90;
    private static final double FIVE_PERCENT_FOUND = 0.99;
    private static final int ENOUGH = 200;

    private final int sessions;
    private final List<Trial> trials;

    Judgement(int sessions, List<Trial> trials) {
        this.sessions = sessions;
        this.trials = List.copyOf(trials);
    }

    /// Something the method has to keep, what was seen, and whether that keeps it.
    ///
    /// @param kept as far as was seen; how far that is, the interval says
    record Promise(String wanted, String seen, boolean kept) {}

    List<Promise> promises() {
        var equal = of(Preset.QUICK, Pairing::isEqual);
        var alarms = share(equal, Trial::isFalseAlarm);
        var two = share(of(Preset.STANDARD, named("2 % slower")), Trial::isFound);
        var five = share(of(Preset.QUICK, named("5 % slower")), Trial::isFound);
        var coverage = coverage(equal);
        var reversed = share(
                trials.stream().filter(trial -> !trial.pairing().isEqual()).toList(), Trial::isReversed);
        return List.of(
                new Promise(
                        "%d equal pairs or more compared".formatted(ENOUGH),
                        Integer.toString(equal.size()),
                        equal.size() >= ENOUGH),
                new Promise(
                        "false alarms in at most 5 % of quick comparisons",
                        alarms.toString(), alarms.rate() <= MOST_ALARMS),
                new Promise(
                        "the 95 % interval holds the truth in 93 % or more",
                        coverage.toString(), coverage.rate() >= LEAST_COVERAGE),
                new Promise(
                        "2 % at p50 found in 90 % of standard comparisons",
                        two.toString(), two.rate() >= TWO_PERCENT_FOUND),
                new Promise(
                        "5 % at p50 found in 99 % of quick comparisons",
                        five.toString(), five.rate() >= FIVE_PERCENT_FOUND),
                new Promise("never the wrong direction", reversed.toString(), reversed.hits() == 0));
    }

    /// The result for people, as Markdown: the tables of the documentation.
    public String markdown() {
        var text = new StringBuilder();
        text.append(
                "%d whole sessions, every second with a neighbour that uses the servers' core in bursts. δ is 1 %%. In brackets: the rate with its exact 95 %% interval.%n%n"
                        .formatted(sessions));
        row(text, "Promise", "Seen", "");
        row(text, "---", "---", "---");
        promises()
                .forEach(promise ->
                        row(text, promise.wanted(), promise.seen(), promise.kept() ? "kept" : "**not kept**"));
        text.append("\n### Equal targets\n");
        row(text, "Pair", "Preset", "Neighbour", "False alarms", "Truth in the interval");
        row(text, "---", "---", "---", "---", "---");
        for (var preset : presets()) {
            titles(Pairing::isEqual).forEach(title -> equalRows(text, preset, title));
        }
        text.append("\n### Different targets\n");
        row(
                text,
                "Candidate",
                "Preset",
                "Found",
                "Wrong direction",
                "Alarms where it does not differ",
                "Time of the visits");
        row(text, "---", "---", "---", "---", "---", "---:");
        for (var preset : presets()) {
            titles(pairing -> !pairing.isEqual()).forEach(title -> differentRow(text, preset, title));
        }
        text.append("\n### What others would have said of the same equal targets\n");
        row(text, "Method", "Preset", "Called different");
        row(text, "---", "---", "---");
        for (var preset : presets()) {
            var equal = of(preset, Pairing::isEqual);
            row(
                    text,
                    "ours, all four metrics",
                    preset.word(),
                    share(equal, Trial::isFalseAlarm).toString());
            row(
                    text,
                    "t-test over requests",
                    preset.word(),
                    share(equal, t -> t.interleaved().tTest()).toString());
            row(
                    text,
                    "JMH's intervals lie apart",
                    preset.word(),
                    share(equal, t -> t.interleaved().jmh()).toString());
            row(
                    text,
                    "all A, then all B: t-test over requests",
                    preset.word(),
                    share(equal, t -> t.blocks().tTest()).toString());
            row(
                    text,
                    "all A, then all B: JMH's intervals lie apart",
                    preset.word(),
                    share(equal, t -> t.blocks().jmh()).toString());
        }
        return text.toString();
    }

    private void equalRows(StringBuilder text, Preset preset, String title) {
        for (var noisy : List.of(false, true)) {
            var chosen = of(preset, named(title)).stream()
                    .filter(trial -> trial.noisy() == noisy)
                    .toList();
            if (!chosen.isEmpty()) {
                row(
                        text,
                        title,
                        preset.word(),
                        noisy ? "noisy" : "none",
                        share(chosen, Trial::isFalseAlarm).toString(),
                        coverage(chosen).toString());
            }
        }
    }

    private void differentRow(StringBuilder text, Preset preset, String title) {
        var chosen = of(preset, named(title));
        var seconds = chosen.stream().mapToDouble(Trial::seconds).average().orElse(Double.NaN);
        row(
                text,
                title,
                preset.word(),
                share(chosen, Trial::isFound).toString(),
                share(chosen, Trial::isReversed).toString(),
                share(chosen, Trial::isFalseAlarm).toString(),
                String.format(Locale.ROOT, "%.0f s", seconds));
    }

    private List<Preset> presets() {
        return Arrays.stream(Preset.values())
                .filter(preset -> trials.stream().anyMatch(trial -> trial.preset() == preset))
                .toList();
    }

    private static Stream<String> titles(Predicate<Pairing> which) {
        return Pairing.ALL.stream().filter(which).map(Pairing::title).distinct();
    }

    private List<Trial> of(Preset preset, Predicate<Pairing> which) {
        return trials.stream()
                .filter(trial -> trial.preset() == preset && which.test(trial.pairing()))
                .toList();
    }

    private static Predicate<Pairing> named(String title) {
        return pairing -> Objects.equals(pairing.title(), title);
    }

    private static Share share(List<Trial> trials, Predicate<Trial> what) {
        return new Share((int) trials.stream().filter(what).count(), trials.size());
    }

    private static Share coverage(List<Trial> trials) {
        return trials.stream().map(Trial::coverage).reduce(Share.NONE, Share::plus);
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
