package io.slipway.portal.comparison.web;

import io.slipway.portal.comparison.ComparisonService;
import io.slipway.portal.web.PathId;
import io.slipway.registry.Caller;
import io.slipway.registry.team.TeamName;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    ComparisonController(ComparisonService comparisons) {
        this.comparisons = comparisons;
    }

    /// Several comparisons, newest first.
    record ComparisonList(List<ComparisonBody> items) {}

    @PostMapping
    ResponseEntity<ComparisonBody> request(Caller caller, @RequestBody ComparisonRequestBody body) {
        var comparison = comparisons.request(caller, body.request());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/comparisons/" + comparison.id()))
                .body(ComparisonBody.of(comparison));
    }

    @GetMapping
    ComparisonList list(Caller caller, @RequestParam(required = false) @Nullable String team) {
        var found = team == null ? comparisons.list(caller) : comparisons.list(caller, new TeamName(team));
        return new ComparisonList(found.stream().map(ComparisonBody::of).toList());
    }

    @GetMapping("/{id}")
    ComparisonBody find(Caller caller, @PathVariable String id) {
        return ComparisonBody.of(comparisons.find(caller, PathId.parse("comparison", id)));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<ComparisonBody> cancel(Caller caller, @PathVariable String id) {
        var comparison = comparisons.cancel(caller, PathId.parse("comparison", id));
        return ResponseEntity.accepted().body(ComparisonBody.of(comparison));
    }
}
