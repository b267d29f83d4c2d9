package io.slipway.engine;

import java.time.Instant;
import java.util.Map;

/// One volume of Slipway's.
///
/// @param used whether a container mounts it, running or not
public record VolumeSummary(String name, long sizeBytes, boolean used, Instant created, Map<String, String> labels) {
    public VolumeSummary {
        labels = Map.copyOf(labels);
    }
}
