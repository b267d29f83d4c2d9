package io.slipway.portal.deployment;

import java.time.Instant;

/// What a deployment uses at one moment, with all its containers.
///
/// @param cpus processors kept busy on average since a second before
/// @param memoryBytes without what the kernel would give back at once
public record Load(Instant at, double cpus, long memoryBytes) {}
