package io.slipway.engine;

/// How an image is named to an engine: by what it is ([ImageId]) or by what it is called ([ImageReference]).
public sealed interface ImageName permits ImageId, ImageReference {
    /// The name as the engine understands it.
    String value();
}
