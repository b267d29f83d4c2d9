package io.slipway.portal.comparison;

import io.slipway.portal.work.Storable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// How far a comparison is, in words and in rounds.
///
/// @param phase one word: `QUEUED PREPARING BUILDING LAUNCHING CHECKING WAITING WARMUP MEASURING ANALYSING`
/// @param medians the running p50 of each target by its label, in microseconds; empty before the first round
/// @param remainingMillis an estimate of what is left, 0 when there is none
public record ComparisonProgress(
        String phase, int round, int rounds, String message, Map<String, Double> medians, long remainingMillis) {
    public ComparisonProgress {
        message = Storable.text(message);
        medians = Collections.unmodifiableMap(new LinkedHashMap<>(medians));
    }

    static ComparisonProgress of(String phase, String message) {
        return new ComparisonProgress(phase, 0, 0, message, Map.of(), 0);
    }

    static ComparisonProgress waiting() {
        return of("QUEUED", "Waiting for its turn");
    }
}
