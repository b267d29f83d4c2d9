package io.slipway.engine;

/// A container's port and where the engine's host answers for it.
public record PublishedPort(String hostAddress, int hostPort, int containerPort) {}
