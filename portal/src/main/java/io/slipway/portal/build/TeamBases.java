package io.slipway.portal.build;

import io.slipway.registry.Caller;
import java.util.UUID;

/// Images of teams beside those of their builds that a Dockerfile may begin with, as `slipway/saved/id`.
@FunctionalInterface
public interface TeamBases {
    /// Whether the caller may use it now.
    boolean mayUse(Caller caller, UUID image);
}
