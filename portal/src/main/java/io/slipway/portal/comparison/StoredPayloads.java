package io.slipway.portal.comparison;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface StoredPayloads extends Repository<StoredPayload, UUID> {
    StoredPayload save(StoredPayload payload);

    Optional<StoredPayload> findById(UUID comparison);
}
