package io.slipway.benchmarks.report;

import java.util.Locale;

/// A load report for a terminal.
final class LoadText {
    private final LoadReport report;
    private final StringBuilder text = new StringBuilder();

    private LoadText(LoadReport report) {
        this.report = report;
    }

    static String render(LoadReport report) {
        return new LoadText(report).render();
    }

    private String render() {
        line("");
        line("%s", report.name());
        report.sentences().forEach(s -> line("%s", s));
        int name = report.targets().values().stream()
                .mapToInt(String::length)
                .max()
                .orElse(6);
        String pattern = "%-" + Math.max(6, name) + "s %9s %9s %8s %10s %10s %10s %10s %19s %s";
        line("");
        line(pattern, "target", "offered", "achieved", "failed", "p50", "p90", "p99", "max", "p99 by round", "");
        report.points()
                .forEach(p -> line(
                        pattern,
                        report.label(p.target()),
                        rate(p.offeredPerSecond()),
                        rate(p.achievedPerSecond()),
                        p.failed(),
                        Sentences.time(p.p50Micros()),
                        Sentences.time(p.p90Micros()),
                        Sentences.time(p.p99Micros()),
                        Sentences.time(p.maxMicros()),
                        Sentences.time(p.p99LowMicros()) + "–" + Sentences.time(p.p99HighMicros()),
                        p.isSustained() ? "" : "saturated"));
        line("");
        line(
                "Times count from the moment a request was due. %d rounds of %d s, %s arrivals, seed %d, up to %d under way.",
                report.rounds(), report.seconds(), report.arrivals(), report.seed(), report.connections());
        return text.toString();
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.1f/s", perSecond);
    }

    private void line(String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values).stripTrailing()).append('\n');
    }
}
