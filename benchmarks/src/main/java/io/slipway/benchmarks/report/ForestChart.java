package io.slipway.benchmarks.report;

import java.util.List;
import java.util.Map;

/// The headline picture: for each comparison the ratio with its interval, the band ±δ behind, the verdict beside.
final class ForestChart {
    private static final int LEFT = 250;
    private static final int PLOT = 360;
    private static final int RIGHT = 270;
    private static final int ROW = 26;
    private static final List<Double> TICKS =
            List.of(0.05, 0.1, 0.2, 0.5, 0.67, 0.8, 0.9, 0.95, 1.0, 1.05, 1.1, 1.25, 1.5, 2.0, 5.0, 10.0, 20.0);

    private final List<Comparison> comparisons;
    private final Map<String, String> labels;
    private final double reach;
    private final Markup svg = new Markup();

    private ForestChart(List<Comparison> comparisons, Map<String, String> labels) {
        this.comparisons = comparisons;
        this.labels = labels;
        this.reach = Forest.reach(comparisons);
    }

    static Markup render(List<Comparison> comparisons, Map<String, String> labels) {
        return new ForestChart(comparisons, labels).render();
    }

    private Markup render() {
        int height = 24 + ROW * comparisons.size() + 40;
        svg.add(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Ratios of candidates to baselines with 95 %% intervals\">",
                LEFT + PLOT + RIGHT, height);
        axis(height - 36);
        for (int i = 0; i < comparisons.size(); i++) {
            row(comparisons.get(i), 24 + ROW * i + ROW / 2.0);
        }
        return svg.raw("</svg>");
    }

    private void axis(int bottom) {
        double lastLabel = Double.NEGATIVE_INFINITY;
        for (double tick : TICKS) {
            if (Math.abs(Math.log(tick)) > reach) {
                continue;
            }
            double x = x(tick);
            svg.add(
                    "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"18\" y2=\"%d\"/>",
                    tick == 1 ? "one" : "grid", x, x, bottom);
            if (x - lastLabel > 44) {
                svg.add("<text class=\"tick\" x=\"%.1f\" y=\"%d\">%s ×</text>", x, bottom + 14, tick);
                lastLabel = x;
            }
        }
        svg.add("<text class=\"tick\" x=\"%d\" y=\"%d\">candidate ÷ baseline</text>", LEFT + PLOT / 2, bottom + 31);
    }

    private void row(Comparison c, double y) {
        svg.add(
                "<text class=\"label\" x=\"%d\" y=\"%.1f\"><title>%s</title>%s</text>",
                LEFT - 10,
                y + 4,
                c.sentence(),
                shortened("%s ÷ %s · %s"
                        .formatted(
                                label(c.candidate()),
                                label(c.baseline()),
                                c.metric().word())));
        double from = x(1 / (1 + c.delta()));
        svg.add(
                "<rect class=\"band\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\"/>",
                from, y - ROW / 2.0, x(1 + c.delta()) - from, ROW);
        Estimate e = c.estimate();
        if (e != null) {
            svg.add("<g class=\"%s\"><title>%s</title>", verdictClass(c.verdict()), c.sentence());
            svg.add(
                    "<line class=\"ci\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    x(e.low()), x(e.high()), y, y);
            svg.add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4.5\"/></g>", x(e.ratio()), y);
        }
        svg.add(
                "<text class=\"verdict %s\" x=\"%d\" y=\"%.1f\">%s%s</text>",
                verdictClass(c.verdict()),
                LEFT + PLOT + 12,
                y + 4,
                e == null ? "" : Sentences.ratio(e.ratio()) + " ",
                c.verdict().words());
    }

    static String verdictClass(Verdict verdict) {
        return verdict.words().replace(' ', '-');
    }

    private String label(String id) {
        return labels.getOrDefault(id, id);
    }

    private static String shortened(String label) {
        return label.length() <= 40 ? label : "…" + label.substring(label.length() - 39);
    }

    private double x(double ratio) {
        double share = (Math.log(ratio) / reach + 1) / 2;
        return LEFT + Math.clamp(share, 0, 1) * PLOT;
    }
}
