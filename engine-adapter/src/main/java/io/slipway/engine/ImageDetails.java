package io.slipway.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One image as its engine sees it.
public record ImageDetails(
        ImageId id,
        List<String> tags,
        long sizeBytes,
        Instant created,
        int layers,
        Map<String, String> labels,
        List<Integer> exposedPorts,
        String architecture) {
    public ImageDetails {
        tags = List.copyOf(tags);
        labels = Map.copyOf(labels);
        exposedPorts = List.copyOf(exposedPorts);
    }
}
