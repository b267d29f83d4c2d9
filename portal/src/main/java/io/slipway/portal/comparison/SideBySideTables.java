package io.slipway.portal.comparison;

import com.vaadin.flow.component.Component;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.stats.RatioInterval;
import io.slipway.portal.comparison.across.SideBySide;
import io.slipway.portal.comparison.across.SideBySide.Row;
import io.slipway.portal.comparison.across.SideBySide.Said;
import io.slipway.portal.shell.ChartData;
import io.slipway.portal.shell.FigureTable;
import io.slipway.portal.shell.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Two reports side by side, as picture, table and sentence.
final class SideBySideTables {
    private final SideBySide both;

    SideBySideTables(SideBySide both) {
        this.both = both;
    }

    /// What came out, in plain words.
    static String sentence(SideBySide both) {
        var medians =
                both.rows().stream().filter(row -> row.metric() == Metric.P50).toList();
        var disagreeing = medians.stream().filter(Row::disagrees).toList();
        if (medians.stream().allMatch(row -> row.shift() == null)) {
            return "One of the reports has too few rounds to tell anything about p50.";
        }
        return disagreeing.isEmpty()
                ? "On p50 the reports do not contradict each other: no ratio surely differs by more than what matters."
                : "On p50 the reports disagree: "
                        + disagreeing.stream().map(SideBySideTables::words).collect(Collectors.joining("; ")) + ".";
    }

    private static String words(Row row) {
        return "%s against %s is %s in the first and %s in the second"
                .formatted(
                        row.candidate(),
                        row.baseline(),
                        times(row.first().ratio()),
                        times(row.second().ratio()));
    }

    private static String times(@Nullable RatioInterval ratio) {
        return ratio == null ? "–" : Formats.digits(ratio.ratio()) + "×";
    }

    /// Each pair twice, the first report above.
    ChartData.Forest forest(Metric metric) {
        var rows = new ArrayList<ChartData.ForestRow>();
        var delta = 0d;
        for (var row : both.rows()) {
            if (row.metric() == metric) {
                delta = Math.max(delta, row.delta());
                add(rows, row, row.first(), "first report");
                add(rows, row, row.second(), "second report");
            }
        }
        return new ChartData.Forest(delta, rows);
    }

    private static void add(List<ChartData.ForestRow> rows, Row row, Said said, String which) {
        var ratio = said.ratio();
        if (ratio != null) {
            rows.add(new ChartData.ForestRow(
                    row.candidate() + " against " + row.baseline(),
                    ratio.ratio(),
                    ratio.low(),
                    ratio.high(),
                    said.verdict().words(),
                    which));
        }
    }

    Component rows() {
        var head = List.of(
                "Candidate against baseline", "Metric", "First", "Second", "Second ÷ first", "Verdicts", "Disagree");
        return new FigureTable(
                "Two reports",
                head,
                both.rows().stream().map(SideBySideTables::cells).toList());
    }

    private static List<String> cells(Row row) {
        var one = row.first().verdict().words();
        var other = row.second().verdict().words();
        return List.of(
                row.candidate() + " against " + row.baseline(),
                row.metric().word(),
                interval(row.first().ratio()),
                interval(row.second().ratio()),
                interval(row.shift()),
                one.equals(other) ? one : one + ", then " + other,
                row.shift() == null ? "–" : row.disagrees() ? "yes" : "not surely");
    }

    private static String interval(@Nullable RatioInterval ratio) {
        return ratio == null
                ? "–"
                : "%s× (%s–%s)"
                        .formatted(
                                Formats.digits(ratio.ratio()),
                                Formats.digits(ratio.low()),
                                Formats.digits(ratio.high()));
    }
}
