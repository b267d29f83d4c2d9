package io.slipway.registry.script;

import io.slipway.registry.context.FileEntry;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// The immutable, numbered state of a script: the names, modes and hashes of its files.
@Entity
@Immutable
@Table(name = "revision")
class Revision {
    @Id
    private UUID id;

    private UUID scriptId;

    private int number;

    private RevisionDigest digest;

    private String message;

    private String author;

    private Instant createdAt;

    private int fileCount;

    private long sizeBytes;

    @ElementCollection
    @Immutable
    @CollectionTable(name = "revision_file", joinColumns = @JoinColumn(name = "revision_id"))
    private List<RevisionFile> files;

    @Version
    private @Nullable Long version; // null until stored, then always the same

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected Revision() {}

    Revision(UUID scriptId, int number, RevisionDraft draft, Authorship authorship) {
        var entries = draft.context().entries();
        this.id = UUID.randomUUID();
        this.scriptId = scriptId;
        this.number = number;
        this.digest = RevisionDigest.of(entries);
        this.message = draft.message();
        this.author = authorship.by();
        this.createdAt = authorship.at();
        this.files = entries.stream().map(RevisionFile::new).toList();
        this.fileCount = entries.size();
        this.sizeBytes = entries.stream().mapToLong(FileEntry::size).sum();
    }

    int number() {
        return number;
    }

    RevisionDigest digest() {
        return digest;
    }

    /// The files, sorted by path.
    List<FileEntry> files() {
        return files.stream().map(RevisionFile::entry).sorted().toList();
    }

    RevisionDetails details(ScriptName script) {
        return new RevisionDetails(script, number, digest, message, author, createdAt, files());
    }

    RevisionSummary summary() {
        return new RevisionSummary(number, digest, message, author, createdAt, fileCount, sizeBytes);
    }
}
