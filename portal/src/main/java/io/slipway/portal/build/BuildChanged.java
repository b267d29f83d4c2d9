package io.slipway.portal.build;

import java.util.UUID;

/// Published in every transaction that changes a build.
record BuildChanged(UUID build) {}
