package io.slipway.portal.secret;

import java.time.Instant;

/// What is told of a secret: everything but its value.
public record SecretDetails(SecretId id, String changedBy, Instant changedAt) {}
