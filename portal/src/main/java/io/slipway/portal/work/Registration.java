package io.slipway.portal.work;

/// Something that was registered and can be taken back, such as a listener. Removing twice does nothing.
@FunctionalInterface
public interface Registration {
    /// Takes it back; nothing is delivered afterwards.
    void remove();
}
