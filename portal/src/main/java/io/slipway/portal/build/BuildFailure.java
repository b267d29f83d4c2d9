package io.slipway.portal.build;

import org.jspecify.annotations.Nullable;

/// Why there is no image, and what to do about it.
///
/// @param line of the Dockerfile, when it is known which one is at fault
public record BuildFailure(
        String message, @Nullable String hint, @Nullable Integer line) {}
