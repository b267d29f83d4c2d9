package io.slipway.registry.script;

/// Whether a revision may have a guarded tag that another revision has now.
public record TagVerdict(TagName tag, LatencyEvidence latency) {}
