package io.slipway.benchmarks.report;

final class VisitsCsv {
    private VisitsCsv() {}

    static String render(Report report) {
        return ReportJson.write(report);
    }
}
