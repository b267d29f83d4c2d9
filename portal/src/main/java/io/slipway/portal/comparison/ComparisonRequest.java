package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.Preset;
import io.slipway.registry.InvalidException;
import io.slipway.registry.team.TeamName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wish to compare 2 to 8 targets, the first being the baseline. What it holds is within the limits.
///
/// @param name shown in lists; made from the targets when absent
/// @param rounds instead of the preset's number
/// @param threshold the smallest relative difference that matters, 0.03 being 3 %
/// @param payload what to send; the baseline's own sample when absent
public record ComparisonRequest(
        TeamName team,
        @Nullable String name,
        List<TargetRequest> targets,
        Preset preset,
        @Nullable Integer rounds,
        double threshold,
        @Nullable Payload payload) {
    public static final double DEFAULT_THRESHOLD = 0.03;
    public static final int MAX_TARGETS = 8;
    private static final int MAX_NAME = 120;

    public ComparisonRequest {
        targets = List.copyOf(targets);
        checkName(name);
        checkTargets(targets);
        checkRounds(rounds);
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new InvalidException("threshold", "it is a share between 0 and 1; 0.03 means 3 %");
        }
    }

    /// The rounds to run: the caller's own number, else the preset's.
    public int effectiveRounds() {
        return rounds == null ? preset.rounds() : rounds;
    }

    private static void checkName(@Nullable String name) {
        if (name != null && (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl))) {
            throw new InvalidException("name", "a name is one line of at most 120 characters");
        }
    }

    private static void checkTargets(List<TargetRequest> targets) {
        if (targets.size() < 2) {
            throw new InvalidException(
                    "targets",
                    "there must be at least 2, since a latency says little without another one measured in the same"
                            + " minutes; add a second revision");
        }
        if (targets.size() > MAX_TARGETS) {
            throw new InvalidException("targets", "there may be at most 8; split them into several comparisons");
        }
        var deployments = targets.stream()
                .filter(TargetRequest.OfDeployment.class::isInstance)
                .toList();
        if (deployments.stream().distinct().count() < deployments.size()) {
            throw new InvalidException("targets", "the same deployment is named twice; compare it with something else");
        }
    }

    private static void checkRounds(@Nullable Integer rounds) {
        if (rounds != null && (rounds < Plan.MIN_ROUNDS || rounds > Plan.MAX_ROUNDS)) {
            throw new InvalidException(
                    "rounds",
                    "there may be from 10 to 9,999: fewer give no verdict, more take hours for differences that matter to nobody");
        }
    }
}
