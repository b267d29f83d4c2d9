package io.slipway.portal.deployment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Deployments as they are known at one moment.
///
/// @param stale whether the engine does not answer, so that the states are those of `asOf`
/// @param asOf when the engine was last looked at; null before the first look
public record DeploymentSnapshot(
        List<DeploymentDetails> deployments,
        boolean stale,
        @Nullable Instant asOf) {
    public DeploymentSnapshot {
        deployments = List.copyOf(deployments);
    }
}
