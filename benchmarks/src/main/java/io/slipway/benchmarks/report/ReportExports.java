package io.slipway.benchmarks.report;

/// A report in other formats. Pure functions: everything comes from the report itself.
public final class ReportExports {
    private ReportExports() {}

    /// One self-contained page: charts inline, no request to anywhere, light and dark.
    public static String html(Report report) {
        return HtmlReport.render(report);
    }

    /// The visits, one a line, safe to open in a spreadsheet.
    public static String csv(Report report) {
        return VisitsCsv.render(report);
    }

    /// A standard JMH result file, one benchmark per target.
    public static String jmhJson(Report report) {
        return JmhJson.render(report);
    }

    /// A table and a forest plot of plain characters, for a terminal.
    public static String text(Report report) {
        return TextReport.render(report);
    }
}
