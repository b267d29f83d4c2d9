package io.slipway.portal.deployment;

import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.State;

/// How a deployment's state is said and marked, the same on every page.
public final class DeploymentLooks {
    private static final String UNHEALTHY = ", unhealthy";

    private DeploymentLooks() {}

    public static State state(DeploymentDetails deployment) {
        return new State(tone(deployment), word(deployment));
    }

    /// The state of the first container alone.
    static State firstState(DeploymentDetails deployment) {
        return new State(
                tone(deployment), Formats.word(deployment.status()) + (isUnhealthy(deployment) ? UNHEALTHY : ""));
    }

    private static State.Tone tone(DeploymentDetails deployment) {
        return switch (deployment.status()) {
            case QUEUED -> State.Tone.NEUTRAL;
            case BUILDING, STARTING, REMOVING -> State.Tone.WORKING;
            case RUNNING -> isUnhealthy(deployment) ? State.Tone.WARNING : State.Tone.RUNNING;
            case PAUSED -> State.Tone.WARNING;
            case FAILED -> State.Tone.FAILED;
            case STOPPED -> State.Tone.NEUTRAL;
        };
    }

    public static String word(DeploymentDetails deployment) {
        return Formats.word(deployment.status()) + (isUnhealthy(deployment) ? UNHEALTHY : replicas(deployment));
    }

    private static boolean isUnhealthy(DeploymentDetails deployment) {
        return deployment.status() == DeploymentStatus.RUNNING && deployment.health() == Health.UNHEALTHY;
    }

    private static String replicas(DeploymentDetails deployment) {
        int wanted = deployment.replication().wanted();
        int present = deployment.containers().size();
        return deployment.status() != DeploymentStatus.RUNNING || wanted == 1 && present == 1
                ? ""
                : " %d/%d".formatted(present, wanted);
    }

    static String limits(LaunchLimits limits) {
        return "%s, %s"
                .formatted(
                        limits.cpus() == 1 ? "1 CPU" : Formats.digits(limits.cpus()) + " CPUs",
                        Formats.memory(limits.memoryBytes()));
    }

    /// Nothing for what is of the newest revision.
    static String age(int outdatedBy) {
        return outdatedBy == 0 ? "" : "outdated by " + Formats.count(outdatedBy, "revision", "revisions");
    }

    static String step(DeploymentDetails deployment) {
        return switch (deployment.status()) {
            case QUEUED -> "waiting for its turn";
            case BUILDING -> "its image is being built";
            case STARTING -> "waiting until it answers";
            case REMOVING -> "its container is being removed";
            case RUNNING, PAUSED, FAILED, STOPPED -> "";
        };
    }
}
