package io.slipway.portal.deployment;

import io.slipway.engine.ContainerMount;
import io.slipway.engine.PublishedPort;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the engine says of one of a deployment's containers, as far as the reader may know it.
public record Inspection(
        String id,
        String name,
        String image,
        State state,
        Process process,
        List<Variable> environment,
        List<ContainerMount> mounts,
        Bounds limits,
        Hardening hardening,
        List<Network> networks,
        List<PublishedPort> ports,
        Map<String, String> labels) {
    /// @param word the engine's own
    /// @param health the engine's own word; null when it does not check, since Slipway asks the container itself
    /// @param error what the engine says about a failed start; null when it started
    public record State(
            String word,
            @Nullable Integer exitCode,
            boolean outOfMemory,
            @Nullable String health,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            int restarts,
            String restartPolicy,
            @Nullable String error) {}

    /// @param command the program first
    public record Process(List<String> command, String user, String workingDirectory) {}

    /// A variable of the process's environment.
    ///
    /// @param value null when it is hidden
    /// @param hidden why; null when it is shown
    public record Variable(
            String name, @Nullable String value, @Nullable Hidden hidden) {}

    /// Why a value is not shown.
    public enum Hidden {
        /// The reader's role does not see values.
        ROLE,
        /// Its name says that it is a secret.
        SECRET
    }

    /// What it may use at most.
    ///
    /// @param cpuset the cores it may run on; null for any
    public record Bounds(
            double cpus,
            long memoryBytes,
            int pids,
            long shmBytes,
            @Nullable String cpuset) {}

    /// What it cannot do.
    public record Hardening(
            boolean readOnlyRoot,
            List<String> addedCapabilities,
            List<String> droppedCapabilities,
            List<String> securityOptions) {}

    /// A network that it is on.
    ///
    /// @param address empty while it does not run
    /// @param names what it answers to there
    public record Network(String name, String address, List<String> names) {}
}
