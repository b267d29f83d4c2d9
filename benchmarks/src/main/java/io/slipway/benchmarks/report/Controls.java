package io.slipway.benchmarks.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the run measured to check itself.
///
/// @param floor id of the no-op target, null when the plan had none
/// @param floorP50Micros what client and network cost; never subtracted from anything
/// @param repeat id of the second instance of the baseline (A′), null when the plan had none
/// @param repeatComparisons baseline against A′, by metric; a difference here makes the report unreliable
public record Controls(
        @Nullable String floor,
        @Nullable Double floorP50Micros,
        @Nullable String repeat,
        List<Comparison> repeatComparisons) {
    public Controls {
        repeatComparisons = List.copyOf(repeatComparisons);
    }
}
