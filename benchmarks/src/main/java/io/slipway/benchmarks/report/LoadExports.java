package io.slipway.benchmarks.report;

/// A load report in other formats. Pure functions: everything comes from the report itself.
public final class LoadExports {
    private LoadExports() {}

    /// One self-contained page with the chart of latency by rate, light and dark.
    public static String html(LoadReport report) {
        return LoadHtml.render(report);
    }

    /// A sentence a target and a table, for a terminal.
    public static String text(LoadReport report) {
        return LoadText.render(report);
    }

    /// Every field, as JSON.
    public static String json(LoadReport report) {
        return ReportJson.writeLoad(report);
    }
}
