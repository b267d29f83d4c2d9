package io.slipway.portal.deployment;

/// What people want a deployment to be; workers bring it there.
enum Wanted {
    RUNNING,
    STOPPED,
    REMOVED
}
