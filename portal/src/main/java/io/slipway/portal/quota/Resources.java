package io.slipway.portal.quota;

/// What runs of a team takes, or may take at most.
///
/// @param cpus that its containers may use, summed over those that run
/// @param memoryBytes the same
/// @param containers that run
/// @param imageBytes of the images of its deployments and of those that it has saved, each counted once
public record Resources(double cpus, long memoryBytes, int containers, long imageBytes) {
    public static final Resources NONE = new Resources(0, 0, 0, 0);

    /// Whether any of it is more than that of the other.
    public boolean exceeds(Resources other) {
        return cpus > other.cpus
                || memoryBytes > other.memoryBytes
                || containers > other.containers
                || imageBytes > other.imageBytes;
    }
}
