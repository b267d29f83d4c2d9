package io.slipway.registry.script.web;

import io.slipway.registry.script.ForkOrigin;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.TaggedRevision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A script; `origin` is what it was forked from. The latest revision is 0 as long as there is none.
record ScriptBody(
        String team,
        String name,
        String description,
        int latestRevision,
        Instant updatedAt,
        String visibility,
        Map<String, String> labels,
        boolean archived,
        @Nullable OriginBody origin,
        String createdBy,
        Instant createdAt,
        List<TagBody> tags) {
    static ScriptBody of(ScriptDetails script, Optional<ForkOrigin> origin) {
        return new ScriptBody(
                script.name().team().value(),
                script.name().name(),
                script.description(),
                script.latestRevision(),
                script.updatedAt(),
                script.visibility().slug(),
                script.labels().pairs(),
                script.archived(),
                origin.map(OriginBody::of).orElse(null),
                script.createdBy(),
                script.createdAt(),
                script.tags().stream().map(TagBody::of).toList());
    }

    /// What was forked, and how many revisions it has got since.
    record OriginBody(String script, int revision, int latestRevision, int behind) {
        static OriginBody of(ForkOrigin origin) {
            return new OriginBody(
                    origin.script().toString(), origin.revision(), origin.latestRevision(), origin.behind());
        }
    }

    /// A tag and the revision it points to.
    record TagBody(String name, int revision) {
        static TagBody of(TaggedRevision tagged) {
            return new TagBody(tagged.tag().value(), tagged.revision());
        }
    }
}
