package io.slipway.portal.comparison;

import io.slipway.benchmarks.stats.RatioInterval;
import io.slipway.portal.comparison.across.LatencyTrend;
import io.slipway.portal.comparison.across.LatencyTrend.Point;
import io.slipway.portal.shell.Formats;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A trend as a picture: revisions from left to right, ratios on a logarithmic axis, the band of what does not matter
/// behind. Places are percentages, so that it takes the width it is given and its letters keep their size.
final class TrendPicture {
    private static final int HEIGHT = 260;
    private static final int PLOT = 226;
    private static final int MOST_LABELS = 12;
    private static final double LEAST_REACH = Math.log(1.06);
    private static final double ROOM = 1.15;
    private static final List<Double> TICKS = List.of(
            0.05, 0.1, 0.2, 0.5, 0.67, 0.8, 0.9, 0.95, 0.98, 1.0, 1.02, 1.05, 1.1, 1.25, 1.5, 2.0, 5.0, 10.0, 20.0);

    private final LatencyTrend trend;
    private final double top;
    private final double bottom;
    private final StringBuilder svg = new StringBuilder();

    private TrendPicture(LatencyTrend trend) {
        this.trend = trend;
        double highest = trend.points().stream()
                .mapToDouble(point -> Math.log(point.toAnchor().ratio().high()))
                .max()
                .orElse(0);
        double lowest = trend.points().stream()
                .mapToDouble(point -> Math.log(point.toAnchor().ratio().low()))
                .min()
                .orElse(0);
        double margin = Math.max(LEAST_REACH, 2 * Math.log1p(trend.delta()));
        this.top = ROOM * Math.max(highest, margin);
        this.bottom = ROOM * Math.min(lowest, -margin);
    }

    static String of(LatencyTrend trend, String label) {
        return new TrendPicture(trend).draw(label);
    }

    private String draw(String label) {
        add(
                "<svg class=\"trend-picture\" width=\"100%%\" height=\"%d\" role=\"img\" aria-label=\"%s\">",
                HEIGHT, label);
        add("<svg width=\"100%%\" height=\"%d\" overflow=\"visible\">", PLOT);
        var delta = trend.delta();
        add(
                "<rect class=\"band\" x=\"0\" width=\"100%%\" y=\"%.2f%%\" height=\"%.2f%%\"/>",
                y(1 + delta), y(1 / (1 + delta)) - y(1 + delta));
        ticks();
        var points = trend.points();
        IntStream.range(1, points.size()).forEach(at -> line(points, at));
        IntStream.range(0, points.size()).forEach(at -> point(points.get(at), x(at)));
        svg.append("</svg>");
        names();
        return svg.append("</svg>").toString();
    }

    private void ticks() {
        double last = Double.POSITIVE_INFINITY;
        for (double tick : TICKS) {
            double place = y(tick);
            if (place < 3 || place > 99 || (last - place < 9 && tick != 1)) {
                continue;
            }
            add(
                    "<line class=\"%s\" x1=\"0\" x2=\"100%%\" y1=\"%.2f%%\" y2=\"%.2f%%\"/>",
                    tick == 1 ? "one" : "grid", place, place);
            add("<text class=\"tick\" x=\"2\" y=\"%.2f%%\" dy=\"-3\">%s×</text>", place, Formats.digits(tick));
            last = place;
        }
    }

    private void line(List<Point> points, int at) {
        add(
                "<line class=\"way\" x1=\"%.2f%%\" y1=\"%.2f%%\" x2=\"%.2f%%\" y2=\"%.2f%%\"/>",
                x(at - 1),
                y(points.get(at - 1).toAnchor().ratio().ratio()),
                x(at),
                y(points.get(at).toAnchor().ratio().ratio()));
    }

    private void point(Point point, double x) {
        var ratio = point.toAnchor().ratio();
        add("<g class=\"%s\"><title>%s</title>", look(point), words(point));
        add(
                "<line class=\"ci\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"%.2f%%\" y2=\"%.2f%%\"/>",
                x, x, y(ratio.low()), y(ratio.high()));
        add("<svg x=\"%.2f%%\" y=\"%.2f%%\" overflow=\"visible\">", x, y(ratio.ratio()));
        var change = point.change();
        svg.append(
                change != null
                        ? "<path d=\"M0 -7L7 0L0 7L-7 0Z\"/>"
                        : isAnchor(point)
                                ? "<rect x=\"-4.5\" y=\"-4.5\" width=\"9\" height=\"9\"/>"
                                : "<circle r=\"4.5\"/>");
        svg.append("</svg>");
        if (change != null) {
            var above = y(ratio.high()) > 10;
            add(
                    "<text class=\"change\" x=\"%.2f%%\" y=\"%.2f%%\" dy=\"%d\">%s</text>",
                    x, above ? y(ratio.high()) : y(ratio.low()), above ? -6 : 15, percent(change.ratio()));
        }
        svg.append("</g>");
    }

    private void names() {
        var points = trend.points();
        int every = (points.size() + MOST_LABELS - 1) / MOST_LABELS;
        for (int at = points.size() - 1; at >= 0; at--) {
            if ((points.size() - 1 - at) % every == 0) {
                var point = points.get(at);
                add(
                        "<text class=\"tick name\" x=\"%.2f%%\" y=\"%d\">%s%d</text>",
                        x(at), HEIGHT - 14, points.size() > 6 ? "" : "rev ", point.revision());
            }
        }
    }

    private boolean isAnchor(Point point) {
        var anchor = trend.anchor();
        return anchor != null && anchor.revision() == point.revision();
    }

    private String look(Point point) {
        var change = point.change();
        if (change != null) {
            return change.ratio().ratio() > 1 ? "slower" : "faster";
        }
        return isAnchor(point) ? "anchor" : "same";
    }

    private String words(Point point) {
        if (isAnchor(point)) {
            return "rev %d: the anchor".formatted(point.revision());
        }
        var ratio = point.toAnchor().ratio();
        var change = point.change();
        return "rev %d: %s× the anchor, %s to %s×"
                        .formatted(
                                point.revision(),
                                Formats.digits(ratio.ratio()),
                                Formats.digits(ratio.low()),
                                Formats.digits(ratio.high()))
                + (change == null ? "" : "; %s since rev %d".formatted(percent(change.ratio()), change.since()));
    }

    /// `+12 %` or `−3.5 %`.
    static String percent(RatioInterval ratio) {
        double percent = 100 * (ratio.ratio() - 1);
        var size = Math.abs(percent) >= 10
                ? Long.toString(Math.round(Math.abs(percent)))
                : Formats.digits(Math.abs(percent));
        return (percent < 0 ? "−" : "+") + size + " %";
    }

    private double x(int at) {
        int count = trend.points().size();
        return count == 1 ? 50 : 8 + 88.0 * at / (count - 1);
    }

    private double y(double ratio) {
        return 100 * (top - Math.log(ratio)) / (top - bottom);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
