package io.slipway.portal.deployment;

/// What a deployment's health path said when it was last asked.
public enum Health {
    UNKNOWN,
    HEALTHY,
    UNHEALTHY
}
