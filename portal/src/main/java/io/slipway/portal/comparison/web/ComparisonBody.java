package io.slipway.portal.comparison.web;

import io.slipway.portal.comparison.ComparisonProblem;
import io.slipway.portal.comparison.ComparisonProgress;
import io.slipway.portal.comparison.ComparisonSnapshot;
import io.slipway.portal.comparison.ComparisonStatus;
import io.slipway.portal.comparison.TargetSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A comparison as REST shows it.
///
/// @param result of one that has a report; left out in lists
record ComparisonBody(
        UUID id,
        String team,
        String name,
        ComparisonStatus status,
        String preset,
        int rounds,
        double threshold,
        ComparisonProgress progress,
        @Nullable UUID report,
        @Nullable ResultBody result,
        @Nullable ComparisonProblem error,
        List<TargetBody> targets,
        String requestedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int attempt) {
    /// A target as REST shows it.
    record TargetBody(
            String label,
            String script,
            int revision,
            @Nullable UUID deployment,
            boolean shared,
            @Nullable String image,
            @Nullable Long sizeBytes) {
        static TargetBody of(TargetSnapshot target) {
            return new TargetBody(
                    target.label(),
                    target.script(),
                    target.revision(),
                    target.deployment(),
                    target.shared(),
                    target.image(),
                    target.sizeBytes());
        }
    }

    static ComparisonBody of(ComparisonSnapshot comparison) {
        return of(comparison, null);
    }

    static ComparisonBody of(ComparisonSnapshot comparison, @Nullable ResultBody result) {
        return new ComparisonBody(
                comparison.id(),
                comparison.team().value(),
                comparison.name(),
                comparison.status(),
                comparison.preset().word(),
                comparison.rounds(),
                comparison.threshold(),
                comparison.progress(),
                comparison.report(),
                result,
                comparison.problem(),
                comparison.targets().stream().map(TargetBody::of).toList(),
                comparison.requestedBy(),
                comparison.createdAt(),
                comparison.startedAt(),
                comparison.endedAt(),
                comparison.attempt());
    }
}
