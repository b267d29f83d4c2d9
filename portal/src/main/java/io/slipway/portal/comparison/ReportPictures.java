package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.report.Comparison;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.TargetSummary;
import io.slipway.benchmarks.report.Visit;
import io.slipway.portal.shell.ChartData;
import io.slipway.portal.shell.Formats;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a report looks like as pictures.
final class ReportPictures {
    private final Report report;

    ReportPictures(Report report) {
        this.report = report;
    }

    /// Every pair of targets in one metric; what could not be estimated has no row.
    ChartData.Forest forest(Metric metric) {
        var rows = report.comparisons().stream()
                .filter(comparison -> comparison.metric() == metric)
                .map(this::row)
                .filter(Objects::nonNull)
                .toList();
        return new ChartData.Forest(delta(metric), rows);
    }

    private double delta(Metric metric) {
        return report.comparisons().stream()
                .filter(comparison -> comparison.metric() == metric)
                .mapToDouble(Comparison::delta)
                .max()
                .orElse(report.settings().threshold());
    }

    private ChartData.@Nullable ForestRow row(Comparison comparison) {
        var estimate = comparison.estimate();
        if (estimate == null) {
            return null;
        }
        return new ChartData.ForestRow(
                label(comparison.candidate()) + " against " + label(comparison.baseline()),
                estimate.ratio(),
                estimate.low(),
                estimate.high(),
                comparison.verdict().words(),
                note(comparison));
    }

    private static String note(Comparison comparison) {
        var estimate = comparison.estimate();
        if (estimate == null || !comparison.verdict().isDifference()) {
            return comparison.verdict().words();
        }
        var percent = Math.abs(estimate.ratio() - 1) * 100;
        var shown = percent >= 10 ? Long.toString(Math.round(percent)) : Formats.digits(percent);
        return "%s %% %s".formatted(shown, comparison.verdict().words());
    }

    ChartData.Percentiles percentiles() {
        return new ChartData.Percentiles(report.targets().stream()
                .filter(target -> !target.curve().isEmpty())
                .map(target -> new ChartData.Curve(
                        target.label(),
                        control(target),
                        target.curve().stream()
                                .map(point -> new ChartData.Point(point.quantile(), point.micros()))
                                .toList()))
                .toList());
    }

    ChartData.Rounds rounds() {
        return new ChartData.Rounds(report.targets().stream()
                .map(target -> new ChartData.Strip(target.label(), control(target), medians(target.id())))
                .toList());
    }

    private List<@Nullable Double> medians(String target) {
        var byRound = new @Nullable Double[report.settings().roundsDone()];
        for (Visit visit : report.visits()) {
            if (visit.target().equals(target) && visit.round() <= byRound.length) {
                byRound[visit.round() - 1] = visit.p50Micros();
            }
        }
        return Arrays.asList(byRound);
    }

    private String label(String target) {
        return report.target(target).label();
    }

    static boolean control(TargetSummary target) {
        return target.role() != Target.Role.TARGET;
    }
}
