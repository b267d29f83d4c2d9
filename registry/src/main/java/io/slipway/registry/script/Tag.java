package io.slipway.registry.script;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A movable name for a revision of a script.
@Entity
@Table(name = "tag")
class Tag {
    @Id
    private UUID id;

    private UUID scriptId;

    private TagName name;

    private int revision;

    private String movedBy;

    private Instant movedAt;

    @Version
    private @Nullable Long version; // null until stored

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected Tag() {}

    Tag(UUID scriptId, TagName name, int revision, Authorship moved) {
        this.id = UUID.randomUUID();
        this.scriptId = scriptId;
        this.name = name;
        this.revision = revision;
        this.movedBy = moved.by();
        this.movedAt = moved.at();
    }

    void moveTo(int revision, Authorship moved) {
        this.revision = revision;
        this.movedBy = moved.by();
        this.movedAt = moved.at();
    }

    TagName name() {
        return name;
    }

    String movedBy() {
        return movedBy;
    }

    Instant movedAt() {
        return movedAt;
    }

    int revision() {
        return revision;
    }

    TaggedRevision tagged() {
        return new TaggedRevision(name, revision);
    }
}
