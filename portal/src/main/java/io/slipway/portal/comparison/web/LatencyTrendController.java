package io.slipway.portal.comparison.web;

import io.slipway.portal.comparison.LatencyTrends;
import io.slipway.portal.comparison.TrendQuestion;
import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// How the latency of a script went over its revisions.
@RestController
@RequestMapping(path = "/api/v1/scripts/{team}/{name}/latency-trend", produces = MediaType.APPLICATION_JSON_VALUE)
class LatencyTrendController {
    private final LatencyTrends trends;

    LatencyTrendController(LatencyTrends trends) {
        this.trends = trends;
    }

    /// @param anchor the number or tag of the revision that all are held against; the one with the tag `stable`, or
    /// the oldest that was measured, when absent
    /// @param metric `p50`, `p90` or `p99`; all of them when absent
    /// @param delta smaller steps matter to nobody, 0.03 being 3 %
    @GetMapping
    LatencyTrendBody trend(
            Caller caller,
            @PathVariable String team,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String anchor,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(defaultValue = "0.03") double delta) {
        var script = ScriptName.of(team, name);
        var question = TrendQuestion.of(anchor, metric == null ? "p50" : metric, delta);
        var found =
                metric == null ? trends.ofAll(caller, script, question) : List.of(trends.of(caller, script, question));
        return LatencyTrendBody.of(script.toString(), found);
    }
}
