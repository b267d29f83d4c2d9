package io.slipway.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One container as its engine sees it now.
///
/// @param state the engine's own word: `created`, `running`, `restarting`, `exited`, `dead` …
/// @param exitCode of the last process; null as long as none has ended
/// @param health the engine's own word when the image has a health check, else null
/// @param networks address of the container by name of network
/// @param error what the engine says about a failed start, else empty
/// @param setup how it was created
public record ContainerDetails(
        ContainerId id,
        String name,
        ImageId image,
        String state,
        @Nullable Integer exitCode,
        boolean oomKilled,
        @Nullable String health,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int restarts,
        List<PublishedPort> ports,
        Map<String, String> networks,
        Map<String, String> labels,
        Limits limits,
        String error,
        ContainerSetup setup) {
    public ContainerDetails {
        ports = List.copyOf(ports);
        networks = Map.copyOf(networks);
        labels = Map.copyOf(labels);
    }

    /// Whether its process runs.
    public boolean running() {
        return state.equals("running");
    }
}
