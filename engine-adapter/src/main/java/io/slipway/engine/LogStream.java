package io.slipway.engine;

/// An open look at a container's output.
public interface LogStream extends OpenStream {}
