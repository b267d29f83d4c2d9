package io.slipway.registry.script.web;

import io.slipway.registry.script.TagMove;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One step in the life of a tag; `created`, `moved` or `deleted`.
record TagMoveBody(
        String action, @Nullable Integer revision, @Nullable Integer previous, String by, Instant at) {
    static TagMoveBody of(TagMove move) {
        var action = move.revision() == null ? "deleted" : move.previous() == null ? "created" : "moved";
        return new TagMoveBody(action, move.revision(), move.previous(), move.by(), move.at());
    }
}
