package io.slipway.registry.script;

import java.time.Instant;
import java.util.List;

/// A script without its revisions. The latest revision is 0 as long as there is none.
public record ScriptDetails(
        ScriptName name,
        String description,
        Visibility visibility,
        int latestRevision,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        List<TaggedRevision> tags) {
    public ScriptDetails {
        tags = List.copyOf(tags);
    }
}
