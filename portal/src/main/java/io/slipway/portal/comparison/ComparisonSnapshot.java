package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Preset;
import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A comparison as it was at one moment: what lists, pages and REST show.
///
/// @param targets the baseline first
/// @param report set once it succeeded
/// @param problem set once it failed
/// @param attempt 0 while it never ran, 2 when a restart interrupted the first run
public record ComparisonSnapshot(
        UUID id,
        TeamName team,
        String name,
        ComparisonStatus status,
        Preset preset,
        int rounds,
        double threshold,
        List<TargetSnapshot> targets,
        ComparisonProgress progress,
        @Nullable UUID report,
        @Nullable ComparisonProblem problem,
        boolean cancelRequested,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int attempt) {
    public ComparisonSnapshot {
        targets = List.copyOf(targets);
    }
}
