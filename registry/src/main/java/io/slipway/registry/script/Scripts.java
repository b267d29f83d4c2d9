package io.slipway.registry.script;

import io.slipway.registry.team.TeamName;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Scripts extends Repository<Script, UUID> {
    Script save(Script script);

    void delete(Script script);

    void flush();

    Optional<Script> findById(UUID id);

    /// Until the transaction ends nobody else locks, holds, renames or deletes it. Stronger than what JPA asks for.
    @Query(value = "select cast(id as text) from script where id = :id for update", nativeQuery = true)
    Optional<String> lock(UUID id);

    Optional<Script> findByTeamAndName(TeamName team, String name);
}
