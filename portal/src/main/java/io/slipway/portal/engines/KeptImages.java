package io.slipway.portal.engines;

import io.slipway.engine.ImageId;
import java.util.Set;

/// Asked before images that no container uses are cleaned up. Whoever keeps images for later implements it as a bean.
@FunctionalInterface
public interface KeptImages {
    /// Those that stay.
    Set<ImageId> kept();
}
