package io.slipway.engine;

/// How far one layer is on its way to or from a registry.
///
/// @param layer the first digits of what the engine knows it by
/// @param state the engine's own words, such as `Pushing` or `Layer already exists`
/// @param done bytes, of `total`; both 0 when the engine does not count
public record LayerProgress(String layer, String state, long done, long total) {}
