package io.slipway.portal.deployment;

/// Where a deployment stands.
public enum DeploymentStatus {
    /// Wanted, and not yet taken up.
    QUEUED,
    /// Its image is being built.
    BUILDING,
    /// Its container is being started and has not yet answered.
    STARTING,
    /// Its container runs and has answered.
    RUNNING,
    /// Every process of its container is frozen; it keeps its memory and answers nothing.
    PAUSED,
    /// It could not be launched, or its container ended by itself; the error says why.
    FAILED,
    /// Its container was stopped.
    STOPPED,
    /// It is being taken away.
    REMOVING;

    /// Whether somebody works on it, so that it will change by itself.
    public boolean isOnItsWay() {
        return switch (this) {
            case QUEUED, BUILDING, STARTING, REMOVING -> true;
            case RUNNING, PAUSED, FAILED, STOPPED -> false;
        };
    }
}
