package io.slipway.benchmarks.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One candidate beside one baseline in one metric.
///
/// @param baseline id of the target compared with
/// @param candidate id of the target the verdict is about
/// @param estimate null when there were too few pairs to say anything
/// @param delta the smallest difference that counted: the larger of the threshold and the noise floor, 0.03 = 3 %
/// @param pairs pairs of blocks behind the estimate
/// @param roundsPerBlock rounds put together into one block
/// @param sentence the whole finding in plain words
/// @param warnings why the verdict is [Verdict#NOT_COMPARABLE], or what to keep in mind
public record Comparison(
        String baseline,
        String candidate,
        Metric metric,
        Verdict verdict,
        @Nullable Estimate estimate,
        double delta,
        int pairs,
        double roundsPerBlock,
        String sentence,
        List<String> warnings) {
    public Comparison {
        warnings = List.copyOf(warnings);
    }
}
