package io.slipway.registry.script;

/// A tag as it is now, and whether it was made just now.
public record TagOutcome(TagDetails tag, boolean created) {}
