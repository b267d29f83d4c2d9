package io.slipway.portal.prediction;

import io.slipway.portal.deployment.DeploymentDetails;

/// A deployment that can be asked.
record Target(DeploymentDetails deployment, String path, int port) {}
