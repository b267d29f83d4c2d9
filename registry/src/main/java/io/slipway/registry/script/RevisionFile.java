package io.slipway.registry.script;

import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.context.FileMode;
import io.slipway.registry.context.Sha256;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/// A file of a revision, or of one that is proposed, as it is stored; its content is the blob with this hash.
@Embeddable
public class RevisionFile {
    private ContextPath path;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private FileMode mode;

    private long size;

    private Sha256 sha256;

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected RevisionFile() {}

    public RevisionFile(FileEntry entry) {
        this.path = entry.path();
        this.mode = entry.mode();
        this.size = entry.size();
        this.sha256 = entry.sha256();
    }

    /// What it is.
    public FileEntry entry() {
        return new FileEntry(path, mode, size, sha256);
    }
}
