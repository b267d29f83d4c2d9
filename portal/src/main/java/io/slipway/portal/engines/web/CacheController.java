package io.slipway.portal.engines.web;

import io.slipway.engine.CachedStep;
import io.slipway.portal.engines.CacheCleanup;
import io.slipway.registry.Caller;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Steps of builds that an engine keeps: GET tells those that nothing uses, DELETE has it forget the same.
@RestController
@RequestMapping("/api/v1/engines/{name}/build-cache")
class CacheController {
    private final CacheCleanup cleanup;

    CacheController(CacheCleanup cleanup) {
        this.cleanup = cleanup;
    }

    /// What would go.
    record UnusedBody(List<CachedStep> steps, long sizeBytes) {}

    /// What is gone.
    record FreedBody(long sizeBytes) {}

    @GetMapping
    UnusedBody unused(Caller caller, @PathVariable String name, @RequestParam(defaultValue = "P7D") String olderThan) {
        var steps = cleanup.unused(caller, name, OlderThan.parse(olderThan));
        return new UnusedBody(
                steps, steps.stream().mapToLong(CachedStep::sizeBytes).sum());
    }

    @DeleteMapping
    FreedBody clean(Caller caller, @PathVariable String name, @RequestParam(defaultValue = "P7D") String olderThan) {
        return new FreedBody(cleanup.clean(caller, name, OlderThan.parse(olderThan)));
    }
}
