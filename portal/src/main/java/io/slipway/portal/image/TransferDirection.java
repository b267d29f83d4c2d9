package io.slipway.portal.image;

/// Which way an image goes: to a registry, or from one.
public enum TransferDirection {
    PUSH,
    PULL
}
