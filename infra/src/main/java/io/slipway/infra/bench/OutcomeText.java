package io.slipway.infra.bench;

import io.slipway.infra.Table;
import java.util.ArrayList;
import java.util.List;

/// The outcome as a terminal shows it.
final class OutcomeText {
    private OutcomeText() {}

    static String of(Outcome outcome) {
        return String.join("\n", head(outcome), loads(outcome), timings(outcome), growths(outcome), aims(outcome));
    }

    private static String head(Outcome outcome) {
        var machine = outcome.machine();
        return Figures.text(
                        "%,d scripts, %,d revisions, filled in %.0f s; %s with %d processors and %,d MiB",
                        outcome.scripts(),
                        outcome.revisions(),
                        outcome.fillSeconds(),
                        machine.processor(),
                        machine.processors(),
                        machine.memoryMiB())
                + "\n"
                + outcome.sizesOfAnswers() + "\n"
                + (machine.isBusy() ? Figures.busy(machine) + "\n" : "");
    }

    private static String loads(Outcome outcome) {
        var table = new Table(
                1,
                "Reads",
                "scripts",
                "clients",
                "requests/s",
                "median",
                "p95",
                "beside peer",
                "errors",
                "CPU/request");
        for (var load : outcome.loads()) {
            table.add(
                    load.title(),
                    Figures.count(load.scripts()),
                    Figures.count(load.clients()),
                    Figures.perSecond(load.perSecond()),
                    Figures.millis(load.medianMillis()),
                    Figures.millis(load.p95Millis()),
                    Figures.ratio(load.ratio()),
                    Figures.count(load.errors()),
                    Figures.millis(load.processorMicros() / 1e3));
        }
        return table.toString();
    }

    private static String timings(Outcome outcome) {
        var table = new Table(1, "One client", "scripts", "requests", "median", "p95");
        for (var timing : outcome.timings()) {
            table.add(
                    timing.title(),
                    Figures.count(timing.scripts()),
                    Figures.count(timing.count()),
                    Figures.millis(timing.medianMillis()),
                    Figures.millis(timing.p95Millis()));
        }
        return table.toString();
    }

    private static String growths(Outcome outcome) {
        var heads = new ArrayList<>(List.of("Time for each request"));
        outcome.sizes().forEach(size -> heads.add(Figures.count(size)));
        heads.add("factor");
        heads.add("logarithm");
        var table = new Table(1, heads.toArray(String[]::new));
        for (var growth : outcome.growths()) {
            var cells = new ArrayList<>(List.of(growth.title()));
            growth.figures().forEach(figure -> cells.add(Figures.millis(figure)));
            cells.add(Figures.ratio(growth.factor()));
            cells.add(Figures.ratio(growth.limit()));
            table.add(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    private static String aims(Outcome outcome) {
        var table = new Table(3, "Aim", "Measured", "");
        outcome.aims().forEach(aim -> table.add(aim.wanted(), aim.measured(), aim.met() ? "met" : "MISSED"));
        var missed = outcome.aims().stream().filter(aim -> !aim.met()).count();
        var sum = missed == 0
                ? "All aims are met."
                : missed + " of " + outcome.aims().size() + " aims are missed.";
        return table + sum + "\n";
    }
}
