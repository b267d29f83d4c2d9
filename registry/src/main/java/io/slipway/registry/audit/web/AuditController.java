package io.slipway.registry.audit.web;

import io.slipway.registry.Caller;
import io.slipway.registry.audit.AuditExport;
import io.slipway.registry.audit.AuditFilter;
import io.slipway.registry.audit.AuditPage;
import io.slipway.registry.audit.AuditService;
import io.slipway.registry.team.TeamName;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Who did what: the site's log for its administrators, a team's for its owners, page by page or as a file.
@RestController
@RequestMapping("/api/v1")
class AuditController {
    private final AuditService audit;

    AuditController(AuditService audit) {
        this.audit = audit;
    }

    /// `before` is the `next` of the page before.
    @GetMapping(path = "/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    AuditPageBody site(
            Caller caller,
            AuditParameters wanted,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int size) {
        return AuditPageBody.of(audit.find(caller, wanted.filter(), before, size));
    }

    @GetMapping(path = "/teams/{team}/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    AuditPageBody team(
            Caller caller,
            @PathVariable String team,
            AuditParameters wanted,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "50") int size) {
        return AuditPageBody.of(audit.find(caller, new TeamName(team), wanted.filter(), before, size));
    }

    @GetMapping("/audit.csv")
    ResponseEntity<StreamingResponseBody> siteCsv(Caller caller, AuditParameters wanted) {
        return site(caller, wanted.filter(), AuditExport.CSV);
    }

    @GetMapping("/audit.json")
    ResponseEntity<StreamingResponseBody> siteJson(Caller caller, AuditParameters wanted) {
        return site(caller, wanted.filter(), AuditExport.JSON);
    }

    @GetMapping("/teams/{team}/audit.csv")
    ResponseEntity<StreamingResponseBody> teamCsv(Caller caller, @PathVariable String team, AuditParameters wanted) {
        return team(caller, new TeamName(team), wanted.filter(), AuditExport.CSV);
    }

    @GetMapping("/teams/{team}/audit.json")
    ResponseEntity<StreamingResponseBody> teamJson(Caller caller, @PathVariable String team, AuditParameters wanted) {
        return team(caller, new TeamName(team), wanted.filter(), AuditExport.JSON);
    }

    private ResponseEntity<StreamingResponseBody> site(Caller caller, AuditFilter filter, AuditExport export) {
        audit.exported(caller, null, export.suffix());
        return download(
                "slipway-audit", export, before -> audit.find(caller, filter, before, AuditService.LARGEST_PAGE));
    }

    private ResponseEntity<StreamingResponseBody> team(
            Caller caller, TeamName team, AuditFilter filter, AuditExport export) {
        audit.exported(caller, team, export.suffix());
        return download(
                "slipway-audit-" + team,
                export,
                before -> audit.find(caller, team, filter, before, AuditService.LARGEST_PAGE));
    }

    private static ResponseEntity<StreamingResponseBody> download(
            String name, AuditExport export, Function<@Nullable Long, AuditPage> pages) {
        var file = ContentDisposition.attachment()
                .filename(name + "." + export.suffix())
                .build();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(export.mediaType()), StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(out -> export.write(pages, out));
    }
}
