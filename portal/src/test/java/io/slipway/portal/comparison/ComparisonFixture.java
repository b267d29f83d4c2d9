package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Preset;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Comparisons named by their state.
final class ComparisonFixture {
    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final TeamName VISION = new TeamName("vision");
    static final String WORKER = "host/1/2";

    private ComparisonFixture() {}

    static ComparisonRequest request() {
        return request(List.of(revision("digits", "1"), revision("digits", "2")));
    }

    static ComparisonRequest request(List<TargetRequest> targets) {
        return new ComparisonRequest(VISION, null, targets, Preset.QUICK, null, 0.03, null);
    }

    static TargetRequest revision(String script, String revision) {
        return new TargetRequest.OfRevision(new ScriptName(VISION, script), revision);
    }

    static Comparison queued() {
        var targets = List.of(
                ComparisonTarget.ofRevision("digits rev 1", "vision/digits", 1),
                ComparisonTarget.ofRevision("digits rev 2", "vision/digits", 2));
        return Comparison.queued(request(), "digits rev 1 vs digits rev 2", targets, "bob", NOW);
    }

    static Comparison preparing() {
        var comparison = queued();
        comparison.begin(WORKER, NOW);
        return comparison;
    }

    static Comparison measuring() {
        var comparison = preparing();
        comparison.measure(NOW);
        return comparison;
    }

    static Comparison succeeded() {
        var comparison = measuring();
        comparison.succeed(UUID.randomUUID(), NOW);
        return comparison;
    }
}
