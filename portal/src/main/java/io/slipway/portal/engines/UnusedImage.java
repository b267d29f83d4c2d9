package io.slipway.portal.engines;

import io.slipway.engine.ImageId;
import java.time.Instant;
import java.util.List;

/// An image that Slipway built and no container uses.
///
/// @param revision what it was built of, such as `vision/digits rev 3`; empty when it does not say
/// @param sizeBytes with the layers that it shares with others, so that less may be freed
public record UnusedImage(ImageId id, List<String> names, String revision, long sizeBytes, Instant createdAt) {
    public UnusedImage {
        names = List.copyOf(names);
    }
}
