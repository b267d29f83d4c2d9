package io.slipway.registry.search;

import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.Visibility;
import java.time.Instant;
import java.util.List;

/// A script in a list. The latest revision is 0 as long as there is none.
///
/// @param frameworks guessed from what the latest revision installs
/// @param labels `key=value`, the script's own and those of its latest revision's image
public record FoundScript(
        ScriptName name,
        String description,
        int latestRevision,
        Visibility visibility,
        Instant createdAt,
        Instant updatedAt,
        List<String> baseImages,
        List<String> frameworks,
        List<String> labels,
        boolean running,
        boolean endpoint) {
    public FoundScript {
        baseImages = List.copyOf(baseImages);
        frameworks = List.copyOf(frameworks);
        labels = List.copyOf(labels);
    }
}
