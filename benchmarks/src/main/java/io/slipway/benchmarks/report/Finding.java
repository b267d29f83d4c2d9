package io.slipway.benchmarks.report;

import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.stats.Pairs;
import io.slipway.benchmarks.stats.Quantity;
import io.slipway.benchmarks.stats.SignedRank;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found about two targets in one metric, before other tests are taken into account.
///
/// @param test null when there are too few pairs to test anything
/// @param obstacles why the two must not be compared; empty when they may
/// @param notes what to keep in mind
record Finding(
        Target baseline,
        Target candidate,
        Metric metric,
        Pairs pairs,
        @Nullable SignedRank test,
        List<String> obstacles,
        List<String> notes) {

    /// Too few pairs to draw an interval from at all.
    private static final int LEAST_TESTED = 6;

    static Finding of(
            Target baseline, Target candidate, Metric metric, Quantity quantity, Pairs pairs, List<String> obstacles) {
        var all = new ArrayList<>(obstacles);
        if (pairs.count() < Analysis.MIN_PAIRS) {
            all.add("only %d pairs of blocks with %,d requests each; at least %d are needed, so use more rounds"
                    .formatted(pairs.count(), quantity.minRequests(), Analysis.MIN_PAIRS));
        }
        var notes = new ArrayList<String>();
        if (pairs.coarsened() > 0) {
            notes.add("neighbouring rounds resembled each other, so %.1f rounds were put into one block"
                    .formatted(pairs.roundsPerBlock()));
        }
        SignedRank test = pairs.count() < LEAST_TESTED ? null : SignedRank.of(pairs.logRatios());
        return new Finding(baseline, candidate, metric, pairs, test, List.copyOf(all), List.copyOf(notes));
    }

    List<String> warnings() {
        var all = new ArrayList<>(obstacles);
        all.addAll(notes);
        return all;
    }
}
