package io.slipway.registry.script;

import java.time.Instant;

/// A tag with what it points to, who moved it there, and whether the team's rules let it move.
public record TagDetails(
        ScriptName script,
        TagName tag,
        int revision,
        RevisionDigest digest,
        String movedBy,
        Instant movedAt,
        boolean immutable) {}
