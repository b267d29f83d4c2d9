package io.slipway.portal.comparison.across;

import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.report.Comparison;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.Verdict;
import io.slipway.benchmarks.stats.RatioInterval;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a report says that other reports can build on.
///
/// @param reliable false when the run failed its own control; then it says nothing about anything
/// @param targets what was compared, without controls
public record MeasuredRun(
        UUID report,
        Instant createdAt,
        boolean reliable,
        Conditions conditions,
        List<MeasuredTarget> targets,
        List<MeasuredRatio> ratios) {
    public MeasuredRun {
        targets = List.copyOf(targets);
        ratios = List.copyOf(ratios);
    }

    /// One pair in one metric: the candidate takes `ratio` times as long as the baseline.
    ///
    /// @param delta what counted as a difference in that run
    public record MeasuredRatio(
            Metric metric, MeasuredTarget baseline, MeasuredTarget candidate, RatioInterval ratio, double delta) {}

    public static MeasuredRun of(UUID id, Instant createdAt, Report report) {
        var targets = report.targets().stream()
                .filter(target -> target.role() == Target.Role.TARGET)
                .map(MeasuredTarget::of)
                .toList();
        var ratios = report.comparisons().stream()
                .flatMap(comparison -> ratio(comparison, targets).stream())
                .toList();
        return new MeasuredRun(id, createdAt, report.reliable(), Conditions.of(report), targets, ratios);
    }

    private static Optional<MeasuredRatio> ratio(Comparison comparison, List<MeasuredTarget> targets) {
        var estimate = comparison.estimate();
        if (estimate == null || comparison.verdict() == Verdict.NOT_COMPARABLE) {
            return Optional.empty();
        }
        var interval = new RatioInterval(estimate.ratio(), estimate.low(), estimate.high());
        return target(targets, comparison.baseline())
                .flatMap(baseline -> target(targets, comparison.candidate())
                        .map(candidate -> new MeasuredRatio(
                                comparison.metric(), baseline, candidate, interval, comparison.delta())));
    }

    private static Optional<MeasuredTarget> target(List<MeasuredTarget> targets, String id) {
        return targets.stream().filter(target -> target.id().equals(id)).findFirst();
    }

    /// Whether the two have a pair of targets in common.
    public boolean sharesPairWith(MeasuredRun other) {
        return targets.stream()
                        .filter(target -> other.targets.stream().anyMatch(target::isSameAs))
                        .count()
                > 1;
    }

    /// The target that held these files, fresh instances before running ones.
    Optional<MeasuredTarget> holding(String revision) {
        var holding = targets.stream()
                .filter(target -> !revision.isEmpty() && target.revision().equals(revision))
                .toList();
        return holding.stream()
                .filter(target -> !target.shared())
                .findFirst()
                .or(() -> holding.stream().findFirst());
    }
}
