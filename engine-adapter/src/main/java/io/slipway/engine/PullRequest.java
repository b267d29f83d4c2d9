package io.slipway.engine;

import org.jspecify.annotations.Nullable;

/// An image to bring in from a registry.
///
/// @param from where it is
/// @param login null for what everybody may read
/// @param name what the engine is to know it by
/// @param labels whose it is, whatever it says itself
/// @param largest how many bytes it may have, on its way and unpacked
public record PullRequest(
        ImageReference from, @Nullable RegistryLogin login, ImageReference name, Labels labels, long largest) {}
