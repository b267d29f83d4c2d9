package io.slipway.registry.script;

import java.time.Instant;

/// A revision in a list.
public record RevisionSummary(
        int number,
        RevisionDigest digest,
        String message,
        String author,
        Instant createdAt,
        int files,
        long sizeBytes) {}
