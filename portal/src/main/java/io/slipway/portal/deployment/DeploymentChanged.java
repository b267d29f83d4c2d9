package io.slipway.portal.deployment;

import java.util.UUID;

/// Published in every transaction that changes a deployment.
public record DeploymentChanged(UUID deployment) {}
