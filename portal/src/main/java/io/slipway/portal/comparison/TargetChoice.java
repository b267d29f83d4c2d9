package io.slipway.portal.comparison;

import io.slipway.registry.script.ScriptName;
import java.util.UUID;

/// A target that somebody has chosen on the page of a new comparison.
record TargetChoice(String label, TargetRequest request) {
    static TargetChoice revision(ScriptName script, int number) {
        return new TargetChoice(
                "%s rev %d".formatted(script, number), new TargetRequest.OfRevision(script, Integer.toString(number)));
    }

    static TargetChoice deployment(UUID id, String name) {
        return new TargetChoice(name + " (running)", new TargetRequest.OfDeployment(id));
    }
}
