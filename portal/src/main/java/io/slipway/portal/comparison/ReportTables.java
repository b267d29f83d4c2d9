package io.slipway.portal.comparison;

import com.vaadin.flow.component.Component;
import io.slipway.benchmarks.report.Comparison;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.TargetSummary;
import io.slipway.portal.shell.FigureTable;
import io.slipway.portal.shell.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The numbers of a report as tables.
final class ReportTables {
    private final Report report;

    ReportTables(Report report) {
        this.report = report;
    }

    /// One row per target, controls last and named as such.
    Component targets() {
        var rows = new ArrayList<List<String>>();
        for (TargetSummary target : report.targets()) {
            var latency = target.latency();
            rows.add(List.of(
                    target.label() + role(target),
                    "%,d".formatted(target.requests()),
                    "%,d".formatted(target.visits()),
                    latency == null ? "–" : Formats.latency(latency.p50Micros()),
                    latency == null ? "–" : Formats.latency(latency.p90Micros()),
                    latency == null ? "–" : Formats.latency(latency.p99Micros()),
                    latency == null ? "–" : "%,.0f/s".formatted(latency.throughputPerSecond()),
                    "%,d".formatted(target.errors()),
                    String.valueOf(target.instances())));
        }
        var head = List.of("Target", "Requests", "Visits", "p50", "p90", "p99", "Throughput", "Errors", "Instances");
        return new FigureTable("Targets", head, rows);
    }

    private static String role(TargetSummary target) {
        return switch (target.role()) {
            case TARGET -> "";
            case CONTROL_NOOP -> " (floor: no model)";
            case CONTROL_REPEAT -> " (control: the baseline again)";
        };
    }

    /// Every pair in every metric, with what the verdict rests on.
    Component comparisons() {
        var rows = new ArrayList<List<String>>();
        report.comparisons().forEach(comparison -> rows.add(row(comparison)));
        report.controls().repeatComparisons().forEach(comparison -> rows.add(row(comparison)));
        var head = List.of(
                "Candidate against baseline", "Metric", "Ratio", "95 % interval", "p (Holm)", "Pairs", "Verdict");
        return new FigureTable("Comparisons", head, rows);
    }

    private List<String> row(Comparison comparison) {
        var estimate = comparison.estimate();
        var pair = "%s against %s".formatted(label(comparison.candidate()), label(comparison.baseline()));
        return List.of(
                pair,
                metric(comparison.metric()),
                estimate == null ? "–" : Formats.digits(estimate.ratio()) + "×",
                estimate == null
                        ? "–"
                        : "%s–%s×".formatted(Formats.digits(estimate.low()), Formats.digits(estimate.high())),
                estimate == null
                        ? "–"
                        : String.format(Locale.ROOT, estimate.holmP() < 0.001 ? "%.1e" : "%.3f", estimate.holmP()),
                String.valueOf(comparison.pairs()),
                comparison.verdict().words());
    }

    private static String metric(Metric metric) {
        return metric.moreIsBetter() ? metric.word() + " (more is better)" : metric.word();
    }

    private String label(String target) {
        return report.target(target).label();
    }
}
