package io.slipway.engine.docker;

import io.slipway.engine.Engine;
import java.net.URI;

/// The way to an engine.
public final class DockerEngines {
    private DockerEngines() {}

    /// The engine at `unix:///path/to/socket` or `tcp://host:port`. Does not dial: the first call does.
    public static Engine connect(URI address) {
        return new DockerEngine(new Connection(address));
    }
}
