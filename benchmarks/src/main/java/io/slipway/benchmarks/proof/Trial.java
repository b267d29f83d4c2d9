package io.slipway.benchmarks.proof;

import io.slipway.benchmarks.plan.Preset;
import io.slipway.benchmarks.report.Comparison;
import io.slipway.benchmarks.report.Estimate;
import io.slipway.benchmarks.report.Verdict;
import java.util.List;
import java.util.Optional;

/// One comparison that was drawn from a recording.
///
/// @param noisy whether something else used the servers' core
/// @param seconds that its visits took
/// @param comparisons one for each metric
/// @param interleaved what others would say of the same visits
/// @param blocks what others would say of all visits to the baseline in the first half, and to the candidate in the
/// second
record Trial(
        Pairing pairing,
        Preset preset,
        boolean noisy,
        double seconds,
        List<Comparison> comparisons,
        Naive interleaved,
        Naive blocks) {
    Trial {
        comparisons = List.copyOf(comparisons);
    }

    /// Whether the two were called different in a metric in which they are equal.
    boolean isFalseAlarm() {
        return comparisons.stream()
                .anyMatch(comparison ->
                        comparison.verdict().isDifference() && pairing.same().contains(comparison.metric()));
    }

    /// Whether the difference was found, in the metric that it was made for.
    boolean isFound() {
        return comparisons.stream()
                .anyMatch(
                        comparison -> comparison.metric() == pairing.asked() && comparison.verdict() == Verdict.SLOWER);
    }

    /// Whether the difference was found the wrong way round, in any metric.
    boolean isReversed() {
        return comparisons.stream()
                .anyMatch(comparison ->
                        pairing.differs().contains(comparison.metric()) && comparison.verdict() == Verdict.FASTER);
    }

    /// How many intervals there are, and how many of them hold the truth. It is known of equal targets: 1.
    Share coverage() {
        if (!pairing.isEqual()) {
            return Share.NONE;
        }
        var estimates = comparisons.stream()
                .flatMap(comparison -> Optional.ofNullable(comparison.estimate()).stream())
                .toList();
        return new Share((int) estimates.stream().filter(Trial::holdsOne).count(), estimates.size());
    }

    private static boolean holdsOne(Estimate estimate) {
        return estimate.low() <= 1 && 1 <= estimate.high();
    }
}
