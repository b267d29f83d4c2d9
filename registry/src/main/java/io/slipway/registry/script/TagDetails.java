package io.slipway.registry.script;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A tag with what it points to, who moved it there, and whether the team's rules let it move.
///
/// @param immutableBecause the rule that makes it immutable, in words; null when it may move
public record TagDetails(
        ScriptName script,
        TagName tag,
        int revision,
        RevisionDigest digest,
        String movedBy,
        Instant movedAt,
        @Nullable String immutableBecause) {
    /// Whether it can neither be moved nor deleted.
    public boolean immutable() {
        return immutableBecause != null;
    }
}
