package io.slipway.portal.comparison.across;

import io.slipway.benchmarks.plan.TargetFacts;
import io.slipway.benchmarks.report.TargetSummary;

/// A target of a run, by what it was and not by its name: names change, contents do not.
///
/// @param id in its own report only
/// @param revision digest of its files; empty when unknown
/// @param image digest of what ran; empty when unknown
/// @param shared whether it ran already, so that others may have used it during the run
public record MeasuredTarget(String id, String label, String revision, String image, boolean shared) {
    static MeasuredTarget of(TargetSummary target) {
        var facts = target.metadata();
        return new MeasuredTarget(
                target.id(),
                target.label(),
                facts.getOrDefault(TargetFacts.REVISION_DIGEST, ""),
                facts.getOrDefault(TargetFacts.IMAGE, ""),
                Boolean.parseBoolean(facts.get(TargetFacts.SHARED)));
    }

    /// Whether it held the same files; by its name where those are unknown.
    boolean isSameAs(MeasuredTarget other) {
        return revision.isEmpty() || other.revision.isEmpty()
                ? label.equals(other.label)
                : revision.equals(other.revision);
    }

    /// The same in every run in which the same thing ran. A revision that was built again is another thing, since
    /// what its base image brings along may have changed.
    String thing() {
        return image.isEmpty() ? revision : image;
    }
}
