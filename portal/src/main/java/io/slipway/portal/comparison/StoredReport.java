package io.slipway.portal.comparison;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/// A report as the benchmarks wrote it. It never changes; its JSON is the one source of every export.
@Entity
@Table(name = "comparison_report")
class StoredReport implements Persistable<UUID> {
    @Id
    private UUID id;

    @Column(name = "comparison_id")
    private UUID comparison;

    private String team;
    private String name;
    private String sentence;
    private String document;

    @Column(name = "created_at")
    private Instant createdAt;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected StoredReport() {}

    StoredReport(ComparisonSnapshot of, String sentence, String document, Instant now) {
        this.id = UUID.randomUUID();
        this.comparison = of.id();
        this.team = of.team().value();
        this.name = of.name();
        this.sentence = sentence;
        this.document = document;
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    UUID comparison() {
        return comparison;
    }

    String team() {
        return team;
    }

    String name() {
        return name;
    }

    String document() {
        return document;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void nowStored() {
        stored = true;
    }
}
