package io.slipway.registry.script;

import io.slipway.registry.ConflictException;
import io.slipway.registry.team.TeamName;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A named Dockerfile with a growing list of revisions.
@Entity
@Table(name = "script")
class Script {
    @Id
    private UUID id;

    private TeamName team;

    private String name;

    private String description = "";

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Visibility visibility = Visibility.TEAM;

    private int latestRevision;

    private String createdBy;

    private Instant createdAt;

    private Instant updatedAt;

    private @Nullable Instant archivedAt;

    @Column(updatable = false) // the database clears it when the origin is deleted
    private @Nullable UUID originScript;

    private @Nullable Integer originRevision;

    @ElementCollection
    @CollectionTable(name = "script_label", joinColumns = @JoinColumn(name = "script_id"))
    @MapKeyColumn(name = "key")
    @Column(name = "value")
    private Map<String, String> labels = new HashMap<>();

    @Version
    private @Nullable Long version; // null until stored

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected Script() {}

    Script(ScriptName name, Authorship created) {
        this.id = UUID.randomUUID();
        this.team = name.team();
        this.name = name.name();
        this.createdBy = created.by();
        this.createdAt = created.at();
        this.updatedAt = created.at();
    }

    /// A copy that remembers what it was made of.
    static Script forkOf(Script origin, int revision, ScriptName name, Authorship created) {
        var fork = new Script(name, created);
        fork.description = origin.description;
        fork.labels.putAll(origin.labels);
        fork.originScript = origin.id;
        fork.originRevision = revision;
        return fork;
    }

    void describe(ScriptDescription as, Instant now) {
        description = as.description();
        visibility = as.visibility();
        var news = as.labels();
        if (news != null && !news.pairs().equals(labels)) {
            labels.clear();
            labels.putAll(news.pairs());
        }
        updatedAt = now;
    }

    void rename(String to, Instant now) {
        name = to;
        updatedAt = now;
    }

    /// Puts it aside; one that is archived stays as it is.
    void archive(Instant now) {
        if (archivedAt == null) {
            archivedAt = now;
        }
    }

    void unarchive() {
        archivedAt = null;
    }

    /// Adds the next revision. Two concurrent calls collide on [Version] instead of sharing a number.
    Revision revise(RevisionDraft draft, Authorship authorship) {
        updatedAt = authorship.at();
        return new Revision(id, ++latestRevision, draft, authorship);
    }

    /// Refuses a draft whose author has not seen the latest revision.
    void requireLatest(@Nullable Integer basedOn) {
        if (basedOn != null && basedOn != latestRevision) {
            throw new ConflictException(
                    "revision-conflict",
                    "Could not save script '%s': revision %d was made meanwhile, and yours starts from %d. Look at the newest one and repeat your change there."
                            .formatted(fullName(), latestRevision, basedOn),
                    Map.of("script", fullName().toString(), "latestRevision", latestRevision));
        }
    }

    UUID id() {
        return id;
    }

    ScriptName fullName() {
        return new ScriptName(team, name);
    }

    Visibility visibility() {
        return visibility;
    }

    int latestRevision() {
        return latestRevision;
    }

    boolean isArchived() {
        return archivedAt != null;
    }

    Optional<UUID> origin() {
        return Optional.ofNullable(originScript);
    }

    /// The revision that it was forked from; 0 for one that is no fork.
    int originRevision() {
        return originRevision == null ? 0 : originRevision;
    }

    ScriptDetails details(List<TaggedRevision> tags) {
        return new ScriptDetails(
                fullName(),
                description,
                visibility,
                new ScriptLabels(labels),
                latestRevision,
                createdBy,
                createdAt,
                updatedAt,
                archivedAt,
                tags);
    }
}
