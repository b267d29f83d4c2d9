package io.slipway.portal.deployment;

import io.slipway.registry.team.TeamName;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything a caller can say about a launch. Options without a field here cannot be asked for.
///
/// @param replicas how many containers answer
/// @param uses another deployment of the same team, whose address this one gets as `MODEL_URL`
public record LaunchRequest(
        TeamName team,
        DeploymentName name,
        LaunchSource source,
        Map<String, String> env,
        LaunchLimits limits,
        int replicas,
        @Nullable UUID uses) {
    public LaunchRequest {
        env = Map.copyOf(env);
    }

    /// The usual launch: no environment, the standard limits, on its own.
    public static LaunchRequest of(TeamName team, DeploymentName name, LaunchSource source) {
        return new LaunchRequest(team, name, source, Map.of(), LaunchLimits.STANDARD, 1, null);
    }
}
