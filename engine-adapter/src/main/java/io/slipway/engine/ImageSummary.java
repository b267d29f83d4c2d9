package io.slipway.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One line of a list of images.
public record ImageSummary(ImageId id, List<String> tags, long sizeBytes, Instant created, Map<String, String> labels) {
    public ImageSummary {
        tags = List.copyOf(tags);
        labels = Map.copyOf(labels);
    }
}
