package io.slipway.registry.script.web;

import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.TaggedRevision;
import java.time.Instant;
import java.util.List;

/// A script; the latest revision is 0 as long as there is none.
record ScriptBody(
        String team,
        String name,
        String description,
        int latestRevision,
        Instant updatedAt,
        String visibility,
        String createdBy,
        Instant createdAt,
        List<TagBody> tags) {
    static ScriptBody of(ScriptDetails script) {
        return new ScriptBody(
                script.name().team().value(),
                script.name().name(),
                script.description(),
                script.latestRevision(),
                script.updatedAt(),
                script.visibility().slug(),
                script.createdBy(),
                script.createdAt(),
                script.tags().stream().map(TagBody::of).toList());
    }

    /// A tag and the revision it points to.
    record TagBody(String name, int revision) {
        static TagBody of(TaggedRevision tagged) {
            return new TagBody(tagged.tag().value(), tagged.revision());
        }
    }
}
