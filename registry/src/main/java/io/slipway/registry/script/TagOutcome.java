package io.slipway.registry.script;

import org.jspecify.annotations.Nullable;

/// A tag as it is now, and whether it was made just now.
///
/// @param latency what let it through, where the team guards this tag against slower revisions
public record TagOutcome(
        TagDetails tag, boolean created, @Nullable LatencyEvidence latency) {}
