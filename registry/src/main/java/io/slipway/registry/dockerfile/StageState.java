package io.slipway.registry.dockerfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is known of a stage while its instructions are read. A stage built on another begins with its ports,
/// labels and environment.
final class StageState {
    final DockerfileStage stage;
    final Variables variables;
    final Map<String, String> labels = new LinkedHashMap<>();
    final TreeSet<Integer> ports = new TreeSet<>();

    StageState(DockerfileStage stage, @Nullable StageState parent) {
        this.stage = stage;
        this.variables = parent == null ? new Variables() : new Variables(parent.variables);
        if (parent != null) {
            labels.putAll(parent.labels);
            ports.addAll(parent.ports);
        }
    }
}
