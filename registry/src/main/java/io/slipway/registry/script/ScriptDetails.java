package io.slipway.registry.script;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A script without its revisions. The latest revision is 0 as long as there is none.
public record ScriptDetails(
        ScriptName name,
        String description,
        Visibility visibility,
        ScriptLabels labels,
        int latestRevision,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant archivedAt,
        List<TaggedRevision> tags) {
    public ScriptDetails {
        tags = List.copyOf(tags);
    }

    /// Whether it was put aside: it is read as before, but not changed.
    public boolean archived() {
        return archivedAt != null;
    }
}
