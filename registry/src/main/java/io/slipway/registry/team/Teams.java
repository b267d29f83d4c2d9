package io.slipway.registry.team;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Teams extends Repository<Team, UUID> {
    Team save(Team team);

    Optional<Team> findByName(TeamName name);

    @Query("select value(m) from Team t join t.members m where t.name = :team and key(m) = :username")
    Optional<Role> findRole(TeamName team, String username);

    @Query("""
            select new io.slipway.registry.team.Membership(t.name, t.title, value(m))
            from Team t join t.members m where key(m) = :username order by t.name
            """)
    List<Membership> findMembershipsOf(String username);
}
