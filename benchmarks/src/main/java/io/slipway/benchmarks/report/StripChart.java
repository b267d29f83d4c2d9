package io.slipway.benchmarks.report;

import java.util.List;
import java.util.Objects;

/// The p50 of every visit in the order in which they happened: drift, disturbances and lost visits show here.
final class StripChart {
    private StripChart() {}

    static Markup render(Report report) {
        List<Double> values = report.visits().stream()
                .map(Visit::p50Micros)
                .filter(Objects::nonNull)
                .toList();
        var plot = new Plot("p50 of every visit in run order", values);
        int rounds = Math.max(1, report.settings().rounds());
        for (int i = 0; i <= 5; i++) {
            plot.bottomTick(i / 5.0, Integer.toString(Math.round(rounds * i / 5.0f)));
        }
        plot.bottomTitle("round");
        int count = Math.max(1, report.visits().size());
        for (Visit visit : report.visits()) {
            dot(plot, report, visit, (visit.sequence() - 0.5) / count);
        }
        return plot.end();
    }

    private static void dot(Plot plot, Report report, Visit visit, double share) {
        int index = report.targets().indexOf(report.target(visit.target()));
        Double p50 = visit.p50Micros();
        if (p50 == null) {
            plot.svg.add(
                    "<text class=\"lost\" x=\"%.1f\" y=\"%d\">×<title>%s, round %d: no answer</title></text>",
                    plot.x(share), 24, report.target(visit.target()).label(), visit.round());
        } else {
            plot.svg.add(
                    "<circle class=\"dot s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"%s\"><title>%s, round %d: %s, %d requests, %d errors</title></circle>",
                    index,
                    plot.x(share),
                    plot.y(p50),
                    visit.errors() > 0 ? "3.5" : "2.2",
                    report.target(visit.target()).label(),
                    visit.round(),
                    Sentences.time(p50),
                    visit.requests(),
                    visit.errors());
        }
    }
}
