package io.slipway.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One line of a list of containers.
///
/// @param state the engine's own word: `created`, `running`, `exited` …
/// @param status the engine's sentence about it, for example `Up 2 minutes (healthy)`
public record ContainerSummary(
        ContainerId id,
        String name,
        ImageId image,
        String state,
        String status,
        Instant createdAt,
        List<PublishedPort> ports,
        Map<String, String> labels) {
    public ContainerSummary {
        ports = List.copyOf(ports);
        labels = Map.copyOf(labels);
    }
}
