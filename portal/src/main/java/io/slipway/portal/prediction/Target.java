package io.slipway.portal.prediction;

import io.slipway.portal.deployment.DeploymentDetails;

/// A deployment that can be asked.
///
/// @param path with the query, as it stands in a request
/// @param port inside the container
public record Target(DeploymentDetails deployment, String path, int port) {}
