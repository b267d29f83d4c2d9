package io.slipway.portal.deployment;

import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import org.jspecify.annotations.Nullable;

/// Which deployments are wanted; null means any.
public record DeploymentQuery(
        @Nullable TeamName team, @Nullable ScriptName script) {
    /// Every deployment the caller may see.
    public static DeploymentQuery all() {
        return new DeploymentQuery(null, null);
    }

    /// What runs of one script.
    public static DeploymentQuery of(ScriptName script) {
        return new DeploymentQuery(null, script);
    }
}
