package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import jakarta.persistence.Embeddable;

/// One more container of a deployment beside its first, of the same image, answering the same questions.
///
/// @param hostPort where the engine's loopback leads to it
/// @param healthy as of the last look
@Embeddable
public record Replica(String containerId, int hostPort, boolean healthy) {
    /// Its container on the engine.
    public ContainerId container() {
        return new ContainerId(containerId);
    }

    Replica felt(boolean well) {
        return new Replica(containerId, hostPort, well);
    }
}
