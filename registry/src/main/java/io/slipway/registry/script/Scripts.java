package io.slipway.registry.script;

import io.slipway.registry.team.TeamName;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Scripts extends Repository<Script, UUID> {
    Script save(Script script);

    void delete(Script script);

    void flush();

    Optional<Script> findById(UUID id);

    Optional<Script> findByTeamAndName(TeamName team, String name);
}
