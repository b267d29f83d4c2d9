package io.slipway.infra.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The outcome as a part of the documentation: figures at the largest size, then how they grew.
final class OutcomeMarkdown {
    private OutcomeMarkdown() {}

    static String of(Outcome outcome) {
        return String.join("\n", head(outcome), aims(outcome), loads(outcome), timings(outcome), growths(outcome));
    }

    private static String head(Outcome outcome) {
        var machine = outcome.machine();
        var busy = machine.isBusy() ? "\n" + Figures.busy(machine) + "\n" : "";
        return Figures.text(
                        "Measured at %s by `./slipway bench registry` on %s, %d processors, %,d MiB: %,d scripts, %,d revisions, filled in %.0f s. %s\n",
                        machine.at(),
                        machine.processor(),
                        machine.processors(),
                        machine.memoryMiB(),
                        outcome.scripts(),
                        outcome.revisions(),
                        outcome.fillSeconds(),
                        outcome.sizesOfAnswers())
                + busy;
    }

    private static String aims(Outcome outcome) {
        var rows = outcome.aims().stream()
                .map(aim -> List.of(aim.wanted(), aim.measured(), aim.met() ? "met" : "**missed**"))
                .toList();
        return "### Aims\n" + table(List.of("Aim", "Measured", ""), rows);
    }

    private static String loads(Outcome outcome) {
        var rows = outcome.loadsAt(outcome.scripts()).stream()
                .map(load -> List.of(
                        load.title(),
                        Figures.count(load.clients()),
                        Figures.perSecond(load.perSecond()),
                        Figures.millis(load.medianMillis()),
                        Figures.millis(load.p95Millis()),
                        Figures.ratio(load.ratio()),
                        Figures.count(load.errors()),
                        Figures.millis(load.processorMicros() / 1e3)))
                .toList();
        var heads = List.of(
                "",
                "clients",
                "requests/s",
                "median",
                "p95",
                "throughput beside docker-registry",
                "errors",
                "processor time a request");
        return "### Reads\n" + table(heads, rows);
    }

    private static String timings(Outcome outcome) {
        var rows = outcome.timingsAt(outcome.scripts()).stream()
                .map(timing -> List.of(
                        timing.title(),
                        Figures.count(timing.count()),
                        Figures.millis(timing.medianMillis()),
                        Figures.millis(timing.p95Millis())))
                .toList();
        return "### One client, one request after the other\n" + table(List.of("", "requests", "median", "p95"), rows);
    }

    private static String growths(Outcome outcome) {
        var heads = new ArrayList<>(List.of("Time for each request at"));
        outcome.sizes().forEach(size -> heads.add(Figures.count(size) + " scripts"));
        heads.addAll(List.of("factor", "logarithm's"));
        var rows = outcome.growths().stream().map(OutcomeMarkdown::row).toList();
        return "### Growth\n" + table(heads, rows);
    }

    private static List<String> row(Growth growth) {
        var cells = new ArrayList<>(List.of(growth.title()));
        growth.figures().forEach(figure -> cells.add(Figures.millis(figure)));
        cells.add(Figures.ratio(growth.factor()));
        cells.add(Figures.ratio(growth.limit()));
        return cells;
    }

    private static String table(List<String> heads, List<List<String>> rows) {
        var align = heads.stream().skip(1).map(_ -> "---:").collect(Collectors.joining("|", "|---|", "|\n"));
        return line(heads) + align + rows.stream().map(OutcomeMarkdown::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
