package io.slipway.registry.script;

import io.slipway.registry.context.FileEntry;
import java.time.Instant;
import java.util.List;

/// A revision with its files (sorted by path), without their content.
public record RevisionDetails(
        ScriptName script,
        int number,
        RevisionDigest digest,
        String message,
        String author,
        Instant createdAt,
        List<FileEntry> files) {
    public RevisionDetails {
        files = List.copyOf(files);
    }

    public long sizeBytes() {
        return files.stream().mapToLong(FileEntry::size).sum();
    }
}
