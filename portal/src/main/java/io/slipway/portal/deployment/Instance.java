package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import org.jspecify.annotations.Nullable;

/// A started container and the port at which the host leads to it.
record Instance(ContainerId container, int port, @Nullable String healthPath) {}
