package io.slipway.registry.team;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Teams extends Repository<Team, UUID> {
    Team save(Team team);

    void flush();

    void delete(Team team);

    Optional<Team> findByName(TeamName name);

    /// Names of teams that are gone are never given again.
    @Query(value = "select exists (select 1 from retired_team where name = :name)", nativeQuery = true)
    boolean isRetired(String name);

    @Modifying
    @Query(value = "insert into retired_team (name, at) values (:name, now())", nativeQuery = true)
    void retire(String name);

    @Query(value = "select count(*) from script where team = :name", nativeQuery = true)
    int countScripts(String name);
}
