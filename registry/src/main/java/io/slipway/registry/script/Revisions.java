package io.slipway.registry.script;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Revisions extends Repository<Revision, UUID> {
    Revision save(Revision revision);

    Optional<Revision> findByScriptIdAndNumber(UUID scriptId, int number);

    List<Revision> findByScriptIdOrderByNumberDesc(UUID scriptId);
}
