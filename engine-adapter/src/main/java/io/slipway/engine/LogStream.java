package io.slipway.engine;

import java.time.Duration;

/// An open look at a container's output. Whoever opens it closes it.
public interface LogStream extends AutoCloseable {
    /// Waits until the output ended or was closed; false when it goes on after that time.
    ///
    /// @throws EngineException when the stream broke
    boolean await(Duration limit) throws InterruptedException;

    /// Ends the stream at once; no further line begins after that. Closing twice does nothing.
    @Override
    void close();
}
