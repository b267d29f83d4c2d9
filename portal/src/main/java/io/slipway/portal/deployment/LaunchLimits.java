package io.slipway.portal.deployment;

/// What a launched container may use. [LaunchPolicy] says how much of it a team may ask for.
public record LaunchLimits(double cpus, long memoryBytes, int pids) {
    /// One core, 512 MiB, 128 processes.
    public static final LaunchLimits STANDARD = new LaunchLimits(1.0, 512L << 20, 128);
}
