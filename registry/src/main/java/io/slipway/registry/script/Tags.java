package io.slipway.registry.script;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Tags extends Repository<Tag, UUID> {
    Tag save(Tag tag);

    Optional<Tag> findByScriptIdAndName(UUID scriptId, TagName name);

    List<Tag> findByScriptIdOrderByName(UUID scriptId);
}
