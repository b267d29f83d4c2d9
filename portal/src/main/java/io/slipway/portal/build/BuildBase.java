package io.slipway.portal.build;

import org.jspecify.annotations.Nullable;

/// An image that a Dockerfile begins from.
///
/// @param reference as the Dockerfile names it
/// @param image its id, which is the digest of all that it is; null when the engine did not have it
public record BuildBase(String reference, @Nullable String image) {}
