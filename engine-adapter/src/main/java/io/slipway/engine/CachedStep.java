package io.slipway.engine;

import java.time.Instant;

/// One step of some earlier build that the engine keeps to save time.
///
/// @param description what the step was, in the engine's own words
/// @param lastUsed by a build; when it was made, if no other build used it
public record CachedStep(String id, String description, long sizeBytes, Instant lastUsed) {}
