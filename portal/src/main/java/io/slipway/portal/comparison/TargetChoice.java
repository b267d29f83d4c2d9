package io.slipway.portal.comparison;

import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import java.util.UUID;

/// A target that somebody has chosen on the page of a new comparison, and the team it belongs to.
record TargetChoice(String label, TeamName team, TargetRequest request) {
    static TargetChoice revision(ScriptName script, int number) {
        return new TargetChoice(
                "%s rev %d".formatted(script, number),
                script.team(),
                new TargetRequest.OfRevision(script, Integer.toString(number)));
    }

    static TargetChoice deployment(UUID id, TeamName team, String name) {
        return new TargetChoice(name + " (running)", team, new TargetRequest.OfDeployment(id));
    }
}
