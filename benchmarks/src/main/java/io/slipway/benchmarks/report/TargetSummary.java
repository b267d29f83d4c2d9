package io.slipway.benchmarks.report;

import io.slipway.benchmarks.plan.Target;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was measured of one target, controls included.
///
/// @param instances how many instances were visited in turn
/// @param requests measured requests, errors included
/// @param errors answers outside 200–299, time-outs and broken connections
/// @param reconnects connections that had to be opened again between two requests of a visit
/// @param statuses how often each HTTP status (or `timeout`, `refused`, `closed`, `malformed`) came
/// @param latency null when no request was answered
/// @param responseSha256 of the answer, or `varies`, or empty when there was none
/// @param metadata facts from the plan
public record TargetSummary(
        String id,
        String label,
        Target.Role role,
        int instances,
        int visits,
        long requests,
        long errors,
        long reconnects,
        Map<String, Long> statuses,
        @Nullable Latency latency,
        List<CurvePoint> curve,
        List<Bucket> histogram,
        String responseSha256,
        long responseBytes,
        List<String> warnings,
        Map<String, String> metadata) {
    public TargetSummary {
        statuses = Collections.unmodifiableMap(new LinkedHashMap<>(statuses));
        curve = List.copyOf(curve);
        histogram = List.copyOf(histogram);
        warnings = List.copyOf(warnings);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// Share of requests that failed, 0 to 1.
    public double errorRate() {
        return requests == 0 ? 0 : (double) errors / requests;
    }
}
