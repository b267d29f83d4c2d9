package io.slipway.portal.build;

import io.slipway.engine.ImageId;

/// What a build made.
///
/// @param reference a name for people; only the id is sure to stay what it is
public record BuiltImage(ImageId id, String reference, long sizeBytes) {}
