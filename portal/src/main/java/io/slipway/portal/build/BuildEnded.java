package io.slipway.portal.build;

import java.util.UUID;

/// Published in the transaction that gives a build its final state.
public record BuildEnded(UUID build, BuildStatus status) {}
