package io.slipway.registry.script;

/// A tag and the number of the revision that it points to.
public record TaggedRevision(TagName tag, int revision) {}
