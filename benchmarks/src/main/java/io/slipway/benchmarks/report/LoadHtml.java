package io.slipway.benchmarks.report;

/// A load report as one page that needs nothing from anywhere else.
final class LoadHtml {
    private final LoadReport report;
    private final Markup page = new Markup();

    private LoadHtml(LoadReport report) {
        this.report = report;
    }

    static String render(LoadReport report) {
        return new LoadHtml(report).render();
    }

    private String render() {
        page.raw(HtmlReport.head(report.name()));
        report.sentences().forEach(s -> page.add("<p class=\"sentence\">%s</p>", s));
        page.add(
                "<h2>%s</h2><p class=\"hint\">%s</p>",
                "Latency by offered rate",
                "From the moment a request was due. Line: p50; dashed: p99; ring: the highest rate kept up with.");
        legend();
        page.add("<div class=\"wide\">%s</div>", RateChart.render(report));
        table();
        facts();
        return page.raw("</main></body></html>\n").toString();
    }

    private void legend() {
        page.raw("<p class=\"legend\">");
        int index = 0;
        for (String label : report.targets().values()) {
            page.add("<span><i class=\"s%d\"></i>%s</span> ", index++, label);
        }
        page.raw("</p>");
    }

    private void table() {
        page.raw("<h2>Points</h2><div class=\"wide\"><table><thead><tr><th>target<th>offered<th>achieved<th>requests"
                + "<th>failed<th>unsent<th>p50<th>p90<th>p99<th>p99.9<th>most<th>p50 from sending<th>p99 by round<th>"
                + "</tr></thead><tbody>");
        report.points().forEach(this::row);
        page.raw("</tbody></table></div>");
    }

    private void row(LoadPoint p) {
        page.add(
                "<tr><th>%s<td>%.1f/s<td>%.1f/s",
                report.label(p.target()), p.offeredPerSecond(), p.achievedPerSecond());
        page.add("<td>%d<td>%d<td>%d", p.due(), p.failed(), p.unsent());
        page.add("<td>%s<td>%s", Sentences.time(p.p50Micros()), Sentences.time(p.p90Micros()));
        page.add("<td>%s<td>%s", Sentences.time(p.p99Micros()), Sentences.time(p.p999Micros()));
        page.add("<td>%s<td>%s", Sentences.time(p.maxMicros()), Sentences.time(p.serviceP50Micros()));
        page.add("<td>%s–%s", Sentences.time(p.p99LowMicros()), Sentences.time(p.p99HighMicros()));
        page.add("<td>%s</tr>", p.isSustained() ? "" : "saturated");
    }

    private void facts() {
        page.raw("<h2>How it was measured</h2><div class=\"wide\"><table class=\"facts\"><tbody>");
        fact("measured", "%s to %s".formatted(report.startedAt(), report.endedAt()));
        fact(
                "schedule",
                "%s arrivals, %d rounds of %d s for each target and rate, seed %d"
                        .formatted(report.arrivals(), report.rounds(), report.seconds(), report.seed()));
        fact(
                "under way at once",
                "%d requests; later ones wait, and their time counts".formatted(report.connections()));
        fact("time-out", report.requestTimeoutMillis() + " ms");
        fact("payload", "sha256 " + report.payloadSha256());
        report.environment().forEach(this::fact);
        page.raw("</tbody></table></div>");
    }

    private void fact(String name, String value) {
        page.add("<tr><th>%s<td>%s</tr>", name, value);
    }
}
