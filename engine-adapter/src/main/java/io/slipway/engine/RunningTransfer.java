package io.slipway.engine;

/// An image on its way to or from a registry. Closing it ends it at once.
public interface RunningTransfer extends OpenStream {
    /// What the registry knows the image by, once it has arrived.
    ///
    /// @throws IllegalStateException when it has not
    String digest();
}
