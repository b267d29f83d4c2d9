package io.slipway.portal.build;

/// The answer to an order: the build to watch, and whether it existed before.
public record BuildTicket(BuildDetails build, boolean reused) {}
