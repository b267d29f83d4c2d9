package io.slipway.benchmarks.report;

final class HtmlReport {
    private HtmlReport() {}

    static String render(Report report) {
        return ReportJson.write(report);
    }
}
