package io.slipway.portal.image;

/// Where a saved image came from.
public enum ImageOrigin {
    CONTAINER,
    ARCHIVE,
    REGISTRY
}
