package io.slipway.benchmarks.report;

import java.util.List;

/// Latency by percentile, on the axis 1/(1−q): equal steps for 90 %, 99 %, 99.9 %.
final class CurveChart {
    private CurveChart() {}

    static Markup render(List<TargetSummary> targets) {
        List<CurvePoint> all = targets.stream().flatMap(t -> t.curve().stream()).toList();
        double most = all.stream().mapToDouble(CurveChart::decades).max().orElse(1);
        double decades = Math.max(1, most);
        var plot = new Plot(
                "Latency by percentile", all.stream().map(CurvePoint::micros).toList());
        plot.bottomTick(0, "0 %");
        plot.bottomTick(Math.log10(2) / decades, "50 %");
        for (int nines = 1; nines <= decades; nines++) {
            plot.bottomTick(
                    nines / decades,
                    nines == 1 ? "90 %" : "99" + (nines > 2 ? "." + "9".repeat(nines - 2) : "") + " %");
        }
        plot.bottomTitle("share of requests answered within this time");
        for (int i = 0; i < targets.size(); i++) {
            line(plot, targets.get(i), i, decades);
        }
        return plot.end();
    }

    private static void line(Plot plot, TargetSummary target, int index, double decades) {
        var path = new StringBuilder();
        for (CurvePoint point : target.curve()) {
            path.append(Markup.of(
                    "%s%.1f %.1f",
                    path.isEmpty() ? "M" : "L", plot.x(decades(point) / decades), plot.y(point.micros())));
        }
        plot.svg.add("<path class=\"series s%d\" d=\"%s\"><title>%s</title></path>", index, path, target.label());
    }

    private static double decades(CurvePoint point) {
        return -Math.log10(1 - point.quantile());
    }
}
