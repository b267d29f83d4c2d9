package io.slipway.benchmarks.report;

import java.util.List;

/// The frame of a chart with a logarithmic time axis on the left; what goes into it, others draw.
final class Plot {
    static final int WIDTH = 880;
    static final int HEIGHT = 300;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 14;
    private static final int BOTTOM = 44;
    private static final double[] STEPS = {1, 2, 5};

    final Markup svg = new Markup();
    private final double lowest;
    private final double highest;

    /// @param micros every value to be drawn
    Plot(String description, List<Double> micros) {
        double least = micros.stream()
                .mapToDouble(Double::doubleValue)
                .filter(v -> v > 0)
                .min()
                .orElse(1);
        double most = micros.stream().mapToDouble(Double::doubleValue).max().orElse(10);
        this.lowest = Math.log(least / 1.08);
        this.highest = Math.log(Math.max(most * 1.08, least * 1.5));
        svg.add("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">", WIDTH, HEIGHT, description);
        timeAxis();
    }

    Markup end() {
        return svg.raw("</svg>");
    }

    /// @param share position from left (0) to right (1)
    double x(double share) {
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    double y(double micros) {
        double share = (Math.log(Math.max(micros, 1e-9)) - lowest) / (highest - lowest);
        return HEIGHT - BOTTOM - Math.clamp(share, 0, 1) * (HEIGHT - TOP - BOTTOM);
    }

    void bottomTick(double share, String label) {
        svg.add(
                "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                x(share), x(share), TOP, HEIGHT - BOTTOM);
        svg.add("<text class=\"tick\" x=\"%.1f\" y=\"%d\">%s</text>", x(share), HEIGHT - BOTTOM + 16, label);
    }

    void bottomTitle(String title) {
        svg.add("<text class=\"tick\" x=\"%.1f\" y=\"%d\">%s</text>", x(0.5), HEIGHT - 6, title);
    }

    private void timeAxis() {
        double lastLabel = Double.POSITIVE_INFINITY;
        for (int decade = -2; decade < 9; decade++) {
            for (double step : STEPS) {
                double micros = step * Math.pow(10, decade);
                if (Math.log(micros) < lowest || Math.log(micros) > highest) {
                    continue;
                }
                svg.add(
                        "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
                        LEFT, WIDTH - RIGHT, y(micros), y(micros));
                if (lastLabel - y(micros) > 14) {
                    lastLabel = y(micros);
                    svg.add(
                            "<text class=\"side\" x=\"%d\" y=\"%.1f\">%s</text>",
                            LEFT - 8, y(micros) + 4, Sentences.time(micros));
                }
            }
        }
    }
}
