package io.slipway.portal.comparison;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/// The payload that came with a request, kept apart so that lists of comparisons stay light.
@Entity
@Table(name = "comparison_payload")
class StoredPayload implements Persistable<UUID> {
    @Id
    @Column(name = "comparison_id")
    private UUID comparison;

    @Column(name = "content_type")
    private String contentType;

    private byte[] body;

    @Transient
    private boolean stored;

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected StoredPayload() {}

    StoredPayload(UUID comparison, Payload payload) {
        this.comparison = comparison;
        this.contentType = payload.contentType();
        this.body = payload.body();
    }

    Payload payload() {
        return new Payload(contentType, body);
    }

    @Override
    public UUID getId() {
        return comparison;
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
