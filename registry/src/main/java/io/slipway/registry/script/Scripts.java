package io.slipway.registry.script;

import io.slipway.registry.team.TeamName;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Scripts extends Repository<Script, UUID> {
    Script save(Script script);

    void delete(Script script);

    void flush();

    Optional<Script> findById(UUID id);

    Optional<Script> findByTeamAndName(TeamName team, String name);

    /// What is visible on the site or belongs to one of the teams, within the teams to look in.
    @Query("""
            select new io.slipway.registry.script.ScriptSummary(
                s.team, s.name, s.description, s.latestRevision, s.visibility, s.updatedAt)
            from Script s
            where (s.visibility = io.slipway.registry.script.Visibility.SITE or s.team in :readable)
            and (:everywhere = true or s.team = :team)
            and (s.name ilike :pattern escape '!' or s.description ilike :pattern escape '!'
                or concat(cast(s.team as String), '/', s.name) ilike :pattern escape '!')
            order by s.updatedAt desc, s.team, s.name
            """)
    Page<ScriptSummary> search(
            Collection<TeamName> readable, boolean everywhere, TeamName team, String pattern, Pageable page);
}
