package io.slipway.portal.deployment;

import java.util.UUID;

/// What a deployment runs, or is about to run: a revision as one build made it.
public record Release(int revision, UUID build) {}
