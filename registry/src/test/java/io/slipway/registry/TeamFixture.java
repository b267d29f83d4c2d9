package io.slipway.registry;

import io.slipway.registry.team.Role;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/// A fresh team with somebody in every role, and people outside it.
public record TeamFixture(
        TeamName name,
        Caller owner,
        Caller maintainer,
        Caller developer,
        Caller viewer,
        Caller outsider,
        Caller siteAdmin) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Makes fixtures through the service itself.
    @TestConfiguration(proxyBeanMethods = false)
    public static class Factory {
        @Bean
        TeamFixtures teamFixtures(TeamService teams) {
            return () -> create(teams);
        }
    }

    /// Where tests get their team from.
    @FunctionalInterface
    public interface TeamFixtures {
        TeamFixture fullTeam();
    }

    private static TeamFixture create(TeamService teams) {
        var number = COUNT.incrementAndGet();
        var fixture = new TeamFixture(
                new TeamName("team-" + number),
                Caller.user("owner-" + number),
                Caller.user("maintainer-" + number),
                Caller.user("developer-" + number),
                Caller.user("viewer-" + number),
                Caller.user("outsider-" + number),
                new Caller("admin-" + number, true));
        teams.create(fixture.owner(), fixture.name(), "Team " + number);
        teams.create(fixture.outsider(), new TeamName("other-" + number), "Another team");
        fixture.add(teams, fixture.maintainer(), Role.MAINTAINER);
        fixture.add(teams, fixture.developer(), Role.DEVELOPER);
        fixture.add(teams, fixture.viewer(), Role.VIEWER);
        return fixture;
    }

    private void add(TeamService teams, Caller member, Role role) {
        teams.setMember(owner, name, member.username(), role);
    }
}
