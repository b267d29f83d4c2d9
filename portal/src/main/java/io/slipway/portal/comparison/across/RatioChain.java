package io.slipway.portal.comparison.across;

import io.slipway.benchmarks.stats.RatioInterval;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// How one thing relates to another, over as many runs as that takes; each run is used once.
///
/// @param delta the largest of what counted as a difference in these runs
/// @param reports in the order of the steps; empty for a thing beside itself, one where a run has measured both
/// @param via what two neighbouring runs have in common, by its label
public record RatioChain(RatioInterval ratio, double delta, List<UUID> reports, List<String> via) {
    static final RatioChain START = new RatioChain(RatioInterval.ONE, 0, List.of(), List.of());

    public RatioChain {
        reports = List.copyOf(reports);
        via = List.copyOf(via);
    }

    /// Whether one run has measured both.
    public boolean direct() {
        return reports.size() <= 1;
    }

    RatioChain then(UUID report, RatioInterval step, double stepDelta, String from) {
        return new RatioChain(
                ratio.times(step),
                Math.max(delta, stepDelta),
                Stream.concat(reports.stream(), Stream.of(report)).toList(),
                reports.isEmpty()
                        ? List.of()
                        : Stream.concat(via.stream(), Stream.of(from)).toList());
    }

    static RatioChain narrower(RatioChain one, RatioChain other) {
        return other.ratio.width() < one.ratio.width() ? other : one;
    }
}
