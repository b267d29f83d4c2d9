package io.slipway.portal.deployment;

import java.util.EnumSet;
import java.util.Set;

/// What can be done with several deployments at once.
enum BulkAction {
    START("Start", "Starting", DeploymentStatus.STOPPED, DeploymentStatus.FAILED),
    STOP("Stop", "Stopping", DeploymentStatus.RUNNING, DeploymentStatus.PAUSED),
    RESTART("Restart", "Restarting", DeploymentStatus.RUNNING),
    PAUSE("Pause", "Paused", DeploymentStatus.RUNNING),
    RESUME("Resume", "Resumed", DeploymentStatus.PAUSED),
    DELETE(
            "Delete …",
            "Deleting",
            DeploymentStatus.QUEUED,
            DeploymentStatus.BUILDING,
            DeploymentStatus.STARTING,
            DeploymentStatus.RUNNING,
            DeploymentStatus.PAUSED,
            DeploymentStatus.STOPPED,
            DeploymentStatus.FAILED);

    private final String word;
    private final String outcome;
    private final Set<DeploymentStatus> states;

    BulkAction(String word, String outcome, DeploymentStatus first, DeploymentStatus... others) {
        this.word = word;
        this.outcome = outcome;
        this.states = EnumSet.of(first, others);
    }

    /// On its button.
    String word() {
        return word;
    }

    /// What is true of a deployment once it is asked for, such as `Stopping`: not before the engine does it.
    String outcome() {
        return outcome;
    }

    /// Whether a deployment can take it in its present state.
    boolean suits(DeploymentDetails deployment) {
        return states.contains(deployment.status());
    }
}
