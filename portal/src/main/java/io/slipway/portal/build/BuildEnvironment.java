package io.slipway.portal.build;

import org.jspecify.annotations.Nullable;

/// What a build ran with.
///
/// @param engine with its version, such as `Docker Engine 26.1.5`
/// @param builder `BuildKit` or `classic`
/// @param platform of the image, such as `linux/amd64`; null without an image
public record BuildEnvironment(
        String engine, String builder, @Nullable String platform) {}
