package io.slipway.engine;

import java.net.InetSocketAddress;
import java.util.List;

/// How to find out what a container can reach.
///
/// @param image an image with `bash`, for example `debian:trixie-slim`; it must be on the engine
/// @param labels of the short-lived container and network
/// @param outside addresses that answer this process and that a container should not reach; the host's
///     name servers are tried as well
public record IsolationRequest(ImageName image, Labels labels, List<InetSocketAddress> outside) {
    public IsolationRequest {
        outside = List.copyOf(outside);
    }
}
