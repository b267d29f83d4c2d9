package io.slipway.portal.build;

import java.util.UUID;

/// A build as its worker needs it.
record BuildJob(UUID id, BuildTarget target, String requestedBy, int attempt) {}
