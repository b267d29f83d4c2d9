package io.slipway.portal.build;

import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import org.jspecify.annotations.Nullable;

/// Which builds are wanted; null means any.
public record BuildQuery(
        @Nullable TeamName team,
        @Nullable ScriptName script,
        @Nullable BuildStatus status) {
    /// Every build the caller may see.
    public static BuildQuery all() {
        return new BuildQuery(null, null, null);
    }

    /// The builds of one script.
    public static BuildQuery of(ScriptName script) {
        return new BuildQuery(null, script, null);
    }
}
