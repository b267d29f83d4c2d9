package io.slipway.registry.script.web;

import io.slipway.registry.script.TagDetails;
import java.time.Instant;

/// A tag with what it points to; an immutable one cannot be moved or deleted.
record TagDetailsBody(String tag, int revision, String digest, String movedBy, Instant movedAt, boolean immutable) {
    static TagDetailsBody of(TagDetails details) {
        return new TagDetailsBody(
                details.tag().value(),
                details.revision(),
                details.digest().value(),
                details.movedBy(),
                details.movedAt(),
                details.immutable());
    }
}
