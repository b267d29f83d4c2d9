package io.slipway.engine;

import java.time.Duration;

/// Something an engine goes on telling until it ends. Whoever opens it closes it.
public interface OpenStream extends AutoCloseable {
    /// Waits until it ended or was closed; false when it goes on after that time.
    ///
    /// @throws EngineException when the stream broke
    boolean await(Duration limit) throws InterruptedException;

    /// Ends the stream at once; nothing further begins after that. Closing twice does nothing.
    @Override
    void close();
}
