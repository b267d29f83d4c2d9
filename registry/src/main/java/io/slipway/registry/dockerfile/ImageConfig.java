package io.slipway.registry.dockerfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the image of the last stage carries, as far as the Dockerfile says it: a base image may add to it.
///
/// Values have variables filled in as far as they are known. Later instructions win, and a stage begins with what
/// the stage has that it is built on.
public record ImageConfig(
        List<Integer> exposedPorts,
        Map<String, String> labels,
        Map<String, String> env,
        List<String> volumes,
        @Nullable String user,
        @Nullable String workdir,
        @Nullable String stopSignal,
        @Nullable CommandForm entrypoint,
        @Nullable CommandForm cmd,
        @Nullable HealthCheck healthcheck,
        List<DockerfileInstruction> triggers) {
    static final ImageConfig EMPTY =
            new ImageConfig(List.of(), Map.of(), Map.of(), List.of(), null, null, null, null, null, null, List.of());

    public ImageConfig {
        exposedPorts = List.copyOf(exposedPorts);
        labels = Map.copyOf(labels);
        env = Map.copyOf(env);
        volumes = List.copyOf(volumes);
        triggers = List.copyOf(triggers);
    }

    /// The value of a label.
    public Optional<String> label(String name) {
        return Optional.ofNullable(labels.get(name));
    }
}
