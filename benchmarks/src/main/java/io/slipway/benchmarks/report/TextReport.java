package io.slipway.benchmarks.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The report for a terminal: sentence, table of targets, forest of ratios, warnings.
final class TextReport {
    private static final int WIDTH = 41;

    private final Report report;
    private final StringBuilder text = new StringBuilder();
    private final double reach;

    private TextReport(Report report) {
        this.report = report;
        this.reach = Forest.reach(report.comparisons());
    }

    static String render(Report report) {
        return new TextReport(report).render();
    }

    private String render() {
        line("");
        line("%s", report.name());
        line("%s", report.sentence());
        line("");
        targets();
        line("");
        comparisons();
        line("");
        notes();
        return text.toString();
    }

    private void targets() {
        int name = report.targets().stream()
                .mapToInt(t -> t.label().length())
                .max()
                .orElse(6);
        String pattern = "%-" + Math.max(6, name) + "s %9s %7s %10s %10s %10s %12s";
        line(pattern, "target", "requests", "errors", "p50", "p90", "p99", "requests/s");
        for (TargetSummary target : report.targets()) {
            Latency latency = target.latency();
            line(
                    pattern,
                    target.label(),
                    target.requests(),
                    target.errors(),
                    latency == null ? "–" : Sentences.time(latency.p50Micros()),
                    latency == null ? "–" : Sentences.time(latency.p90Micros()),
                    latency == null ? "–" : Sentences.time(latency.p99Micros()),
                    latency == null ? "–" : String.format(Locale.ROOT, "%.1f", latency.throughputPerSecond()));
        }
    }

    private void comparisons() {
        Map<String, String> labels =
                report.targets().stream().collect(Collectors.toMap(TargetSummary::id, TargetSummary::label));
        String pair = "";
        for (Comparison c : report.comparisons()) {
            String now = "%s ÷ %s".formatted(labels.get(c.candidate()), labels.get(c.baseline()));
            if (!now.equals(pair)) {
                line("%s   (left of 1: smaller than the baseline; ┊ is ±δ)", now);
                pair = now;
            }
            line("  %-10s %s %s", c.metric().word(), forest(c), words(c));
        }
    }

    private static String words(Comparison c) {
        Estimate e = c.estimate();
        String numbers = e == null
                ? ""
                : "%s (%s–%s, Holm %s) "
                        .formatted(
                                Sentences.ratio(e.ratio()),
                                Sentences.ratio(e.low()),
                                Sentences.ratio(e.high()),
                                Sentences.probability(e.holmP()));
        return numbers + c.verdict().words();
    }

    private String forest(Comparison c) {
        char[] row = " ".repeat(WIDTH).toCharArray();
        row[column(1 + c.delta())] = '┊';
        row[column(1 / (1 + c.delta()))] = '┊';
        row[column(1)] = '│';
        Estimate e = c.estimate();
        if (e != null) {
            for (int i = column(e.low()); i <= column(e.high()); i++) {
                row[i] = '─';
            }
            row[column(e.ratio())] = '●';
        }
        return new String(row);
    }

    private int column(double ratio) {
        double share = (Math.log(ratio) / reach + 1) / 2;
        return (int) Math.round(Math.clamp(share, 0, 1) * (WIDTH - 1));
    }

    private void notes() {
        for (Comparison c : report.comparisons()) {
            if (c.metric() == Metric.P50 || c.verdict().isDifference() || c.verdict() == Verdict.NOT_COMPARABLE) {
                line("%s", c.sentence());
            }
        }
        for (TargetSummary target : report.targets()) {
            target.warnings().forEach(w -> line("! %s: %s", target.label(), w));
        }
        report.warnings().forEach(w -> line("! %s", w));
        Settings s = report.settings();
        line(
                "%d rounds of %d ms visits in %d JVMs, seed %d, payload sha256:%.12s (%d bytes)",
                s.roundsDone(), s.visitMillis(), s.forks(), s.seed(), s.payloadSha256(), s.payloadBytes());
    }

    private void line(String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values)).append('\n');
    }
}
