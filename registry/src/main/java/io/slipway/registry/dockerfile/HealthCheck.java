package io.slipway.registry.dockerfile;

import java.util.Map;

/// What an image says about its health check.
public sealed interface HealthCheck {
    /// `HEALTHCHECK NONE`: what the base image checks is switched off.
    record None() implements HealthCheck {}

    /// A command that tells whether the container is well; the options are those written, such as `interval`.
    record Test(CommandForm command, Map<String, String> options) implements HealthCheck {
        public Test {
            options = Map.copyOf(options);
        }
    }
}
