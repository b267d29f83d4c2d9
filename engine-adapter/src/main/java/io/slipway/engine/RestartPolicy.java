package io.slipway.engine;

/// What the engine does when a container's process ends by itself.
public enum RestartPolicy {
    /// It stays ended.
    NEVER,
    /// It is started again up to three times if it ended with an error.
    ON_FAILURE
}
