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
    private final LongWait wait;

    ComparisonController(ComparisonService comparisons, ReportService reports, LongWait wait) {
        this.comparisons = comparisons;
        this.reports = reports;
        this.wait = wait;
    }

    /// Several comparisons, newest first.
    record ComparisonList(List<ComparisonBody> items) {}

    /// @param wait answers when the comparison has ended, or after half an hour
    /// @param gate a metric; answers with a conflict when a candidate is slower than the baseline there
    @PostMapping
    ResponseEntity<ComparisonBody> request(
            Caller caller,
            @RequestBody ComparisonRequestBody body,
            @RequestParam(defaultValue = "false") boolean wait,
            @RequestParam(required = false) @Nullable String gate,
            HttpServletRequest request)
            throws InterruptedException {
        var checked = gate == null ? null : Gate.of(gate);
        var comparison = comparisons.request(caller, body.request());
        var seen = wait ? ended(caller, comparison.id(), request) : comparison;
        return ResponseEntity.status(seen.status().isFinal() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/comparisons/" + comparison.id()))
                .body(answer(caller, seen, wait ? checked : null));
    }

    @GetMapping
    ComparisonList list(Caller caller, @RequestParam(required = false) @Nullable String team) {
        var found = team == null ? comparisons.list(caller) : comparisons.list(caller, new TeamName(team));
        return new ComparisonList(found.stream().map(ComparisonBody::of).toList());
    }

    /// @param wait answers when the comparison has ended, or after half an hour
    /// @param gate a metric; answers with a conflict when a candidate is slower than the baseline there
    @GetMapping("/{id}")
    ComparisonBody find(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean wait,
            @RequestParam(required = false) @Nullable String gate,
            HttpServletRequest request)
            throws InterruptedException {
        var checked = gate == null ? null : Gate.of(gate);
        var comparison = PathId.parse("comparison", id);
        var seen = wait ? ended(caller, comparison, request) : comparisons.find(caller, comparison);
        return answer(caller, seen, checked);
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<ComparisonBody> cancel(Caller caller, @PathVariable String id) {
        var comparison = comparisons.cancel(caller, PathId.parse("comparison", id));
        return ResponseEntity.accepted().body(ComparisonBody.of(comparison));
    }

    private ComparisonSnapshot ended(Caller caller, UUID id, HttpServletRequest request) throws InterruptedException {
        var ended = wait.until(
                () -> Optional.of(comparisons.find(caller, id))
                        .filter(comparison -> comparison.status().isFinal()),
                caller,
                request);
        return ended.isPresent() ? ended.get() : comparisons.find(caller, id);
    }

    private ComparisonBody answer(Caller caller, ComparisonSnapshot comparison, @Nullable Gate gate) {
        var id = comparison.report();
        if (id == null) {
            if (gate != null) {
                gate.check(comparison);
            }
            return ComparisonBody.of(comparison);
        }
        var report = reports.find(caller, id).report();
        if (gate != null) {
            gate.check(report);
        }
        return ComparisonBody.of(comparison, ResultBody.of(report));
    }
}
