package io.slipway.registry.script.web;

import io.slipway.registry.script.RevisionSummary;
import java.time.Instant;

/// A revision in a list.
record RevisionSummaryBody(
        int number, String digest, String message, String author, Instant createdAt, int fileCount, long sizeBytes) {
    static RevisionSummaryBody of(RevisionSummary revision) {
        return new RevisionSummaryBody(
                revision.number(),
                revision.digest().value(),
                revision.message(),
                revision.author(),
                revision.createdAt(),
                revision.files(),
                revision.sizeBytes());
    }
}
