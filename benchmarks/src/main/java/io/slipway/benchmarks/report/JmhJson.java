package io.slipway.benchmarks.report;

final class JmhJson {
    private JmhJson() {}

    static String render(Report report) {
        return ReportJson.write(report);
    }
}
