package io.slipway.portal.registries;

import java.time.Instant;

/// What is told of a team's login to a registry: everything but its password.
public record RegistryLoginDetails(RegistryHost host, String username, String changedBy, Instant changedAt) {}
