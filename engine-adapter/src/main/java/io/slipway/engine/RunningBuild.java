package io.slipway.engine;

import java.time.Duration;

/// A build under way.
public interface RunningBuild {
    /// Waits for the end, which was delivered as an event before this returns.
    ///
    /// @throws EngineException.TimedOut when the build still runs after that time
    BuildEvent.Terminal await(Duration deadline) throws InterruptedException;

    /// Stops the build, including what it runs on the engine; does nothing once it has ended. Returns at once.
    void cancel();
}
