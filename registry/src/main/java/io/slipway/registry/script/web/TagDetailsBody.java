package io.slipway.registry.script.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.registry.script.LatencyEvidence;
import io.slipway.registry.script.TagDetails;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A tag with what it points to; an immutable one cannot be moved or deleted.
///
/// @param latency what let it through just now, where the team guards it against slower revisions
record TagDetailsBody(
        String tag,
        int revision,
        String digest,
        String movedBy,
        Instant movedAt,
        boolean immutable,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LatencyEvidence latency) {
    static TagDetailsBody of(TagDetails details) {
        return of(details, null);
    }

    static TagDetailsBody of(TagDetails details, @Nullable LatencyEvidence latency) {
        return new TagDetailsBody(
                details.tag().value(),
                details.revision(),
                details.digest().value(),
                details.movedBy(),
                details.movedAt(),
                details.immutable(),
                latency);
    }
}
