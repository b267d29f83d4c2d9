package io.slipway.portal.deployment;

import io.slipway.registry.script.ScriptName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Deployments as they are known at one moment.
///
/// @param newest the newest revision of each script that the reader may see
/// @param stale whether the engine does not answer, so that the states are those of `asOf`
/// @param asOf when the engine was last looked at; null before the first look
public record DeploymentSnapshot(
        List<DeploymentDetails> deployments,
        Map<ScriptName, Integer> newest,
        boolean stale,
        @Nullable Instant asOf) {
    public DeploymentSnapshot {
        deployments = List.copyOf(deployments);
        newest = Map.copyOf(newest);
    }

    /// The number of the newest revision of the deployment's script; empty when it is not for the reader to know.
    public OptionalInt newestOf(DeploymentDetails deployment) {
        var number = newest.get(deployment.script());
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /// By how many revisions its script is ahead of the deployment; 0 when there is no newer one that is known.
    public int outdatedBy(DeploymentDetails deployment) {
        return Math.max(0, newestOf(deployment).orElse(deployment.revision()) - deployment.revision());
    }
}
