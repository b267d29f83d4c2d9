package io.slipway.registry.script;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Tags extends Repository<Tag, UUID> {
    Tag save(Tag tag);

    void delete(Tag tag);

    void flush();

    Optional<Tag> findByScriptIdAndName(UUID scriptId, TagName name);

    List<Tag> findByScriptIdOrderByName(UUID scriptId);

    /// Every tag with the digest of its revision.
    @Query("""
            select t, r.digest from Tag t join Revision r on r.scriptId = t.scriptId and r.number = t.revision
            where t.scriptId = :scriptId order by t.name
            """)
    List<Object[]> findWithDigests(UUID scriptId);
}
