package io.slipway.portal.comparison.web;

import io.slipway.benchmarks.report.ReportExports;
import io.slipway.benchmarks.report.ReportJson;
import io.slipway.portal.comparison.ReportDocument;
import io.slipway.portal.comparison.ReportService;
import io.slipway.portal.web.PathId;
import io.slipway.registry.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One stored report in all its forms.
@RestController
@RequestMapping("/api/v1/reports")
class ReportController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

    /// The page is complete in itself: it runs no script, talks to nobody, and its origin is nobody's.
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private final ReportService reports;
    private final JsonMapper json = JsonMapper.shared();

    ReportController(ReportService reports) {
        this.reports = reports;
    }

    @GetMapping(value = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    JsonNode report(Caller caller, @PathVariable String id) {
        var found = find(caller, id);
        var body = json.createObjectNode();
        body.put("id", found.id().toString());
        body.put("comparison", found.comparison().toString());
        body.put("team", found.team().value());
        body.put("url", found.url());
        body.setAll((ObjectNode) json.readTree(ReportJson.write(found.report())));
        return body;
    }

    @GetMapping("/{id}.html")
    ResponseEntity<String> html(Caller caller, @PathVariable String id) {
        var found = find(caller, id);
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", PAGE_POLICY)
                .header(HttpHeaders.CONTENT_DISPOSITION, named("inline", found, ".html"))
                .body(ReportExports.html(found.report()));
    }

    @GetMapping("/{id}.csv")
    ResponseEntity<String> csv(Caller caller, @PathVariable String id) {
        var found = find(caller, id);
        return download(found, ".csv", CSV, ReportExports.csv(found.report()));
    }

    @GetMapping("/{id}.jmh.json")
    ResponseEntity<String> jmhJson(Caller caller, @PathVariable String id) {
        var found = find(caller, id);
        return download(found, ".jmh.json", MediaType.APPLICATION_JSON, ReportExports.jmhJson(found.report()));
    }

    /// This report and another one of the same targets: the ratios of both, and what differs in their conditions.
    @GetMapping(value = "/{id}/beside/{other}", produces = MediaType.APPLICATION_JSON_VALUE)
    SideBySideBody beside(Caller caller, @PathVariable String id, @PathVariable String other) {
        var first = PathId.parse("report", id);
        var second = PathId.parse("report", other);
        return SideBySideBody.of(first, second, reports.beside(caller, first, second));
    }

    private ReportDocument find(Caller caller, String id) {
        return reports.find(caller, PathId.parse("report", id));
    }

    private static ResponseEntity<String> download(
            ReportDocument report, String suffix, MediaType type, String content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, named("attachment", report, suffix))
                .body(content);
    }

    /// A name from letters and digits only, since people choose the comparison's.
    private static String named(String disposition, ReportDocument report, String suffix) {
        var slug = report.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var name = "slipway-" + (slug.isEmpty() ? "report" : slug) + "-"
                + report.id().toString().substring(0, 8) + suffix;
        return ContentDisposition.builder(disposition).filename(name).build().toString();
    }
}
