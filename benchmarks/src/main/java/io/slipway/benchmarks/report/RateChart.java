package io.slipway.benchmarks.report;

import java.util.List;
import java.util.stream.Stream;

/// Latency against the offered rate: p50 as a line, p99 dashed, and the knee of each target as a ring.
final class RateChart {
    private final LoadReport report;
    private final Plot plot;
    private final double least;
    private final double most;

    private RateChart(LoadReport report) {
        this.report = report;
        List<Double> rates =
                report.points().stream().map(LoadPoint::ratePerSecond).sorted().toList();
        this.least = rates.getFirst();
        this.most = rates.getLast();
        this.plot = new Plot(
                "Latency by offered rate",
                report.points().stream()
                        .flatMap(p -> Stream.of(p.p50Micros(), p.p99Micros()))
                        .toList());
    }

    static Markup render(LoadReport report) {
        return new RateChart(report).draw();
    }

    private Markup draw() {
        report.points().stream()
                .map(LoadPoint::ratePerSecond)
                .distinct()
                .forEach(rate -> plot.bottomTick(share(rate), LoadReport.rate(rate)));
        plot.bottomTitle("requests offered in a second");
        int index = 0;
        for (String target : report.targets().keySet()) {
            draw(target, index++);
        }
        return plot.end();
    }

    private void draw(String target, int index) {
        List<LoadPoint> points = report.of(target);
        String label = report.label(target);
        var p50 = new StringBuilder();
        var p99 = new StringBuilder();
        for (LoadPoint point : points) {
            p50.append(step(p50, point, point.p50Micros()));
            p99.append(step(p99, point, point.p99Micros()));
        }
        plot.svg.add("<path class=\"series s%d\" d=\"%s\"><title>%s, p50</title></path>", index, p50, label);
        plot.svg.add(
                "<path class=\"series s%d\" stroke-dasharray=\"5 4\" d=\"%s\"><title>%s, p99</title></path>",
                index, p99, label);
        points.forEach(p -> dots(p, label, index));
    }

    private Markup step(StringBuilder path, LoadPoint point, double micros) {
        return Markup.of(
                "%s%.1f %.1f", path.isEmpty() ? "M" : "L", plot.x(share(point.ratePerSecond())), plot.y(micros));
    }

    private void dots(LoadPoint point, String label, int index) {
        double x = plot.x(share(point.ratePerSecond()));
        boolean knee =
                Double.valueOf(point.ratePerSecond()).equals(report.sustained().get(point.target()));
        for (double micros : new double[] {point.p50Micros(), point.p99Micros()}) {
            plot.svg.add(
                    "<circle class=\"dot s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"><title>%s at %s/s: %s%s</title></circle>",
                    index,
                    x,
                    plot.y(micros),
                    label,
                    LoadReport.rate(point.ratePerSecond()),
                    Sentences.time(micros),
                    point.isSustained() ? "" : ", saturated");
        }
        if (knee) {
            plot.svg.add(
                    "<circle class=\"series s%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"8\"><title>%s: the knee</title></circle>",
                    index, x, plot.y(point.p99Micros()), label);
        }
    }

    /// Rates usually grow by factors, so their axis is logarithmic.
    private double share(double rate) {
        return most == least ? 0.5 : 0.03 + 0.94 * Math.log(rate / least) / Math.log(most / least);
    }
}
