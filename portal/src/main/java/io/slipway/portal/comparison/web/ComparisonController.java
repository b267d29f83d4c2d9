package io.slipway.portal.comparison.web;

import io.slipway.portal.comparison.ComparisonService;
import io.slipway.portal.comparison.ComparisonSnapshot;
import io.slipway.portal.comparison.Gate;
import io.slipway.portal.comparison.ReportService;
import io.slipway.portal.web.PathId;
import io.slipway.portal.work.web.LongWait;
import io.slipway.registry.Caller;
import io.slipway.registry.team.TeamName;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Asking for comparisons, following and cancelling them.
@RestController
@RequestMapping("/api/v1/comparisons")
class ComparisonController {
    private final ComparisonService comparisons;
    private final ReportService reports;
    private final LongWait longWait;

    ComparisonController(ComparisonService comparisons, ReportService reports, LongWait longWait) {
        this.comparisons = comparisons;
        this.reports = reports;
        this.longWait = longWait;
    }

    /// Several comparisons, newest first.
    record ComparisonList(List<ComparisonBody> items) {}

    /// @param wait answers when the comparison has ended, or after half an hour
    /// @param gate a metric; waits too, and answers with a conflict unless no candidate is slower than the
    /// baseline there
    @PostMapping
    ResponseEntity<ComparisonBody> request(
            Caller caller,
            @RequestBody ComparisonRequestBody body,
            @RequestParam(defaultValue = "false") boolean wait,
            @RequestParam(required = false) @Nullable String gate,
            HttpServletRequest request)
            throws InterruptedException {
        var checked = gate == null ? null : Gate.of(gate);
        var asked = comparisons.request(caller, body.request());
        var answer = answer(caller, asked.id(), wait, checked, request);
        return ResponseEntity.status(answer.status().isFinal() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/comparisons/" + asked.id()))
                .body(answer);
    }

    @GetMapping
    ComparisonList list(Caller caller, @RequestParam(required = false) @Nullable String team) {
        var found = team == null ? comparisons.list(caller) : comparisons.list(caller, new TeamName(team));
        return new ComparisonList(found.stream().map(ComparisonBody::of).toList());
    }

    /// @param wait answers when the comparison has ended, or after half an hour
    /// @param gate a metric; waits too, and answers with a conflict unless no candidate is slower than the
    /// baseline there
    @GetMapping("/{id}")
    ComparisonBody find(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean wait,
            @RequestParam(required = false) @Nullable String gate,
            HttpServletRequest request)
            throws InterruptedException {
        var checked = gate == null ? null : Gate.of(gate);
        return answer(caller, PathId.parse("comparison", id), wait, checked, request);
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<ComparisonBody> cancel(Caller caller, @PathVariable String id) {
        var comparison = comparisons.cancel(caller, PathId.parse("comparison", id));
        return ResponseEntity.accepted().body(ComparisonBody.of(comparison));
    }

    private ComparisonBody answer(Caller caller, UUID id, boolean wait, @Nullable Gate gate, HttpServletRequest request)
            throws InterruptedException {
        var seen = wait || gate != null ? ended(caller, id, request) : comparisons.find(caller, id);
        var document = seen.report();
        var report = document == null ? null : reports.find(caller, document).report();
        if (gate != null) {
            gate.check(seen, report);
        }
        return ComparisonBody.of(seen, report == null ? null : ResultBody.of(report));
    }

    private ComparisonSnapshot ended(Caller caller, UUID id, HttpServletRequest request) throws InterruptedException {
        var ended = longWait.until(
                () -> Optional.of(comparisons.find(caller, id))
                        .filter(comparison -> comparison.status().isFinal()),
                caller,
                request);
        return ended.isPresent() ? ended.get() : comparisons.find(caller, id);
    }
}
