package io.slipway.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// The report as one page that needs nothing from anywhere else.
final class HtmlReport {
    private final Report report;
    private final Map<String, String> labels;
    private final Markup page = new Markup();

    private HtmlReport(Report report) {
        this.report = report;
        this.labels = report.targets().stream().collect(Collectors.toMap(TargetSummary::id, TargetSummary::label));
    }

    static String render(Report report) {
        return new HtmlReport(report).render();
    }

    private String render() {
        page.raw(head(report.name()));
        page.add("<p class=\"sentence\">%s</p>", report.sentence());
        warnings();
        section("Ratios", "Point: Hodges–Lehmann ratio; line: 95 % interval; band: ±δ, what counts as no difference.");
        page.add("<div class=\"wide\">%s</div>", ForestChart.render(report.comparisons(), labels));
        section("Latency by percentile", "All requests of a target together: for looking, not for deciding.");
        legend();
        page.add("<div class=\"wide\">%s</div>", CurveChart.render(report.targets()));
        section("Rounds", "p50 of every visit in the order they happened; × marks a visit without an answer.");
        legend();
        page.add("<div class=\"wide\">%s</div>", StripChart.render(report));
        targets();
        comparisons();
        controls();
        metadata();
        return page.raw("</main></body></html>\n").toString();
    }

    /// The beginning of a page, with its title as heading.
    static String head(String title) {
        return new Markup()
                .add("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                """, title)
                .raw("<style>")
                .raw(style())
                .raw("</style></head><body><main>")
                .add("<h1>%s</h1>", title)
                .toString();
    }

    private void section(String title, String explanation) {
        page.add("<h2>%s</h2><p class=\"hint\">%s</p>", title, explanation);
    }

    private void warnings() {
        for (String warning : report.warnings()) {
            page.add("<p class=\"warning\">⚠ %s</p>", warning);
        }
        for (TargetSummary target : report.targets()) {
            target.warnings().forEach(w -> page.add("<p class=\"warning\">⚠ %s: %s</p>", target.label(), w));
        }
    }

    private void legend() {
        page.raw("<p class=\"legend\">");
        for (int i = 0; i < report.targets().size(); i++) {
            page.add(
                    "<span><i class=\"s%d\"></i>%s</span> ",
                    i, report.targets().get(i).label());
        }
        page.raw("</p>");
    }

    private void targets() {
        section("Targets", "Times include client and network; the no-op row shows how much that is.");
        page.raw(
                "<div class=\"wide\"><table><thead><tr><th>target<th>visits<th>requests<th>errors<th>p50<th>p90<th>p99<th>mean<th>requests/s<th>instances<th>answer</tr></thead><tbody>");
        for (TargetSummary t : report.targets()) {
            page.add("<tr><th>%s<td>%d<td>%d<td>%d", t.label(), t.visits(), t.requests(), t.errors());
            Latency l = t.latency();
            if (l == null) {
                page.raw("<td>–<td>–<td>–<td>–<td>–");
            } else {
                page.add("<td>%s<td>%s", Sentences.time(l.p50Micros()), Sentences.time(l.p90Micros()));
                page.add("<td>%s<td>%s", Sentences.time(l.p99Micros()), Sentences.time(l.meanMicros()));
                page.add("<td>%.1f", l.throughputPerSecond());
            }
            page.add(
                    "<td>%d<td title=\"%s\">%.12s, %d bytes</tr>",
                    t.instances(), t.responseSha256(), t.responseSha256(), t.responseBytes());
        }
        page.raw("</tbody></table></div>");
    }

    private void comparisons() {
        section("Comparisons", "Pairs of blocks, one value each; p corrected by Holm over this whole table.");
        page.raw(
                "<div class=\"wide\"><table><thead><tr><th>candidate ÷ baseline<th>metric<th>ratio<th>95 % interval<th>p<th>Holm p<th>pairs<th>δ<th>could have seen<th>verdict</tr></thead><tbody>");
        report.comparisons().forEach(this::comparison);
        page.raw("</tbody></table></div>");
        page.raw("<ul>");
        report.comparisons().forEach(c -> page.add("<li>%s", c.sentence()));
        page.raw("</ul>");
    }

    private void comparison(Comparison c) {
        page.add(
                "<tr><th>%s ÷ %s<td>%s",
                labels.getOrDefault(c.candidate(), c.candidate()),
                labels.getOrDefault(c.baseline(), c.baseline()),
                c.metric().word());
        Estimate e = c.estimate();
        if (e == null) {
            page.raw("<td>–<td>–<td>–<td>–");
        } else {
            page.add("<td>%.3f<td>%.3f–%.3f<td>%.2g<td>%.2g", e.ratio(), e.low(), e.high(), e.p(), e.holmP());
        }
        page.add("<td>%d<td>%s", c.pairs(), Sentences.percent(c.delta()));
        page.add("<td>%s", e == null ? "–" : Sentences.percent(e.detectable()));
        page.add(
                "<td class=\"%s\" title=\"%s\">%s</tr>",
                ForestChart.verdictClass(c.verdict()),
                String.join("; ", c.warnings()),
                c.verdict().words());
    }

    private void controls() {
        section("Controls", "What the run measured to check itself.");
        Controls controls = report.controls();
        Double floor = controls.floorP50Micros();
        page.raw("<ul>");
        page.add(
                "<li>%s",
                floor == null
                        ? "No no-op target: what client and network cost is not known."
                        : "Client and network alone (no-op): p50 " + Sentences.time(floor) + ".");
        if (controls.repeatComparisons().isEmpty()) {
            page.raw("<li>No second instance of the baseline: what equal things differ by is not known.");
        }
        controls.repeatComparisons().forEach(c -> page.add("<li>%s", c.sentence()));
        page.raw("</ul>");
    }

    private void metadata() {
        section("How it was measured", "Everything needed to do it again.");
        Settings s = report.settings();
        page.raw("<div class=\"wide\"><table class=\"facts\"><tbody>");
        fact("measured", "%s to %s".formatted(report.startedAt(), report.endedAt()));
        fact(
                "rounds",
                "%d of %d (%s), visits of %d ms, %d JVMs"
                        .formatted(s.roundsDone(), s.rounds(), s.preset(), s.visitMillis(), s.forks()));
        fact("order seed", Long.toString(s.seed()));
        fact("threshold", Sentences.percent(s.threshold()));
        fact("probe", s.probeCpu() == null ? "raw socket, not pinned" : "raw socket, pinned to core " + s.probeCpu());
        fact(
                "payload",
                "%s, %d bytes, sha256 %s".formatted(s.payloadContentType(), s.payloadBytes(), s.payloadSha256()));
        report.environment().forEach(this::fact);
        report.metadata().forEach(this::fact);
        for (TargetSummary target : report.targets()) {
            target.metadata().forEach((name, value) -> fact(target.label() + " · " + name, value));
        }
        fact("load average", load());
        page.raw("</tbody></table></div>");
    }

    private String load() {
        if (report.conditions().isEmpty()) {
            return "not known";
        }
        long steal = report.conditions().stream()
                .mapToLong(RoundConditions::stealMillis)
                .sum();
        double most = report.conditions().stream()
                .mapToDouble(RoundConditions::loadBefore)
                .max()
                .orElse(0);
        return "%s before the first round, %s at most, %d ms stolen by the hypervisor"
                .formatted(report.conditions().getFirst().loadBefore(), most, steal);
    }

    private void fact(String name, String value) {
        page.add("<tr><th>%s<td>%s</tr>", name, value);
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
