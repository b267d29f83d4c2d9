package io.slipway.registry.script.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.RevisionOutcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A revision with its files. The answer to a new one also has advice about its Dockerfile.
record RevisionBody(
        String script,
        int number,
        String digest,
        String message,
        String author,
        Instant createdAt,
        List<FileBody> files,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FindingBody> warnings) {
    static RevisionBody of(RevisionDetails revision) {
        return of(revision, null);
    }

    static RevisionBody of(RevisionOutcome outcome) {
        return of(
                outcome.revision(),
                outcome.warnings().stream().map(FindingBody::of).toList());
    }

    private static RevisionBody of(RevisionDetails revision, @Nullable List<FindingBody> warnings) {
        return new RevisionBody(
                revision.script().toString(),
                revision.number(),
                revision.digest().value(),
                revision.message(),
                revision.author(),
                revision.createdAt(),
                revision.files().stream().map(FileBody::of).toList(),
                warnings);
    }
}
