package io.slipway.engine;

/// An image that was brought in from an archive.
///
/// @param name what it was called where it came from; empty when the archive does not say. Nobody vouches for it.
public record LoadedImage(ImageDetails image, String name) {}
