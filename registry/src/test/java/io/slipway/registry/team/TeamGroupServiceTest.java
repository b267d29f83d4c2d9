package io.slipway.registry.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.Grant;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.Scope;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.TokenId;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Who is in a team because of a group.
@RegistryTest
class TeamGroupServiceTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

    @Autowired
    private TeamService teams;

    @Autowired
    private TeamGroupService groups;

    @Autowired
    private People people;

    @Autowired
    private AccessPolicy policy;

    @Autowired
    private RightsRevision rights;

    @Autowired
    private TeamFixtures fixtures;

    private TeamFixture team;
    private String group;
    private Caller newcomer;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
        group = "group-" + team.name();
        newcomer = Caller.user("newcomer-" + team.name());
        people.seen(team.owner().username(), Set.of(group, "everybody"), MONDAY);
    }

    private void follow(Role role) {
        groups.follow(team.owner(), team.name(), new TeamGroup(group, role));
    }

    @Test
    void whoeverIsInTheGroupIsAMemberAsLongAsTheyAre() {
        follow(Role.DEVELOPER);
        assertThat(policy.teamsOf(newcomer)).isEmpty();

        people.seen(newcomer.username(), Set.of(group), MONDAY);
        assertThat(policy.roleOf(newcomer, team.name())).contains(Role.DEVELOPER);
        assertThat(teams.mine(newcomer)).extracting(TeamSummary::name).containsExactly(team.name());
        assertThat(teams.find(newcomer, team.name()).members())
                .contains(new TeamMember(newcomer.username(), Role.DEVELOPER, group, true));

        people.seen(newcomer.username(), Set.of(), MONDAY.plusSeconds(60));
        assertThat(policy.roleOf(newcomer, team.name())).isEmpty();
        assertThat(policy.teamsOf(newcomer)).isEmpty();
    }

    @Test
    void theNewestClaimCountsHoweverLateAnOlderOneComes() {
        follow(Role.DEVELOPER);
        people.seen(newcomer.username(), Set.of(), MONDAY.plusSeconds(60));

        people.seen(newcomer.username(), Set.of(group), MONDAY);
        assertThat(policy.roleOf(newcomer, team.name())).isEmpty();

        people.seen(newcomer.username(), Set.of(group), MONDAY.plusSeconds(60));
        assertThat(policy.roleOf(newcomer, team.name())).isEmpty();

        people.seen(newcomer.username(), Set.of(group), MONDAY.plusSeconds(61));
        assertThat(policy.roleOf(newcomer, team.name())).contains(Role.DEVELOPER);
    }

    @Test
    void aClaimInTheRequestItselfOpensNothing() {
        follow(Role.DEVELOPER);

        var forged = new Caller(newcomer.username(), false, Set.of(group), Grant.SESSION);

        assertThat(policy.roleOf(forged, team.name())).isEmpty();
    }

    @Test
    void aPersonalTokenLosesTheTeamWithItsPerson() {
        follow(Role.DEVELOPER);
        people.seen(newcomer.username(), Set.of(group), MONDAY);
        var token = new Caller(
                newcomer.username(), false, Set.of(), new Grant.Scoped(Set.of(Scope.WRITE), null, TokenId.random()));
        assertThat(policy.allows(token, team.name(), Permission.WRITE)).isTrue();

        people.seen(newcomer.username(), Set.of("elsewhere"), MONDAY.plusSeconds(1));

        assertThat(policy.allows(token, team.name(), Permission.READ)).isFalse();
    }

    @Test
    void theHigherRoleCountsWhereverItComesFrom() {
        follow(Role.DEVELOPER);
        people.seen(team.viewer().username(), Set.of(group), MONDAY);
        people.seen(team.maintainer().username(), Set.of(group), MONDAY);

        assertThat(teams.find(team.owner(), team.name()).members())
                .contains(
                        new TeamMember(team.viewer().username(), Role.DEVELOPER, group, true),
                        new TeamMember(team.maintainer().username(), Role.MAINTAINER, null, true));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() ->
                        teams.setMember(team.owner(), team.name(), team.viewer().username(), Role.VIEWER))
                .withMessageContaining("makes them a developer");
    }

    @Test
    void whoeverIsRemovedStaysOutUntilAnOwnerLetsThemIn() {
        follow(Role.DEVELOPER);
        people.seen(newcomer.username(), Set.of(group), MONDAY);

        teams.removeMember(team.owner(), team.name(), newcomer.username());
        people.seen(newcomer.username(), Set.of(group), MONDAY.plusSeconds(9));

        assertThat(policy.roleOf(newcomer, team.name())).isEmpty();
        assertThat(teams.find(team.owner(), team.name()).keptOut()).containsExactly(newcomer.username());
        assertThat(teams.find(team.viewer(), team.name()).keptOut()).isEmpty();

        groups.letIn(team.owner(), team.name(), newcomer.username());
        assertThat(policy.roleOf(newcomer, team.name())).contains(Role.DEVELOPER);

        teams.removeMember(newcomer, team.name(), newcomer.username());
        assertThat(policy.roleOf(newcomer, team.name())).isEmpty();
        teams.setMember(team.owner(), team.name(), newcomer.username(), Role.MAINTAINER);
        assertThat(policy.roleOf(newcomer, team.name())).contains(Role.MAINTAINER);
        assertThat(teams.find(team.owner(), team.name()).keptOut()).isEmpty();
    }

    @Test
    void ownersLinkTheirOwnGroupsAndSiteAdministratorsForeignOnes() {
        var admin = team.siteAdmin();
        people.seen(admin.username(), Set.of("admins"), MONDAY);

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> groups.follow(team.owner(), team.name(), new TeamGroup("strangers", Role.VIEWER)))
                .withMessageContaining("not in that group yourself");
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> groups.follow(admin, team.name(), new TeamGroup("admins", Role.OWNER)));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> groups.follow(team.maintainer(), team.name(), new TeamGroup(group, Role.OWNER)));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> groups.follow(team.outsider(), team.name(), new TeamGroup(group, Role.OWNER)));
        assertThat(teams.find(team.owner(), team.name()).groups()).isEmpty();

        groups.follow(admin, team.name(), new TeamGroup("strangers", Role.VIEWER));
        assertThat(teams.find(team.owner(), team.name()).groups())
                .containsExactly(new TeamGroup("strangers", Role.VIEWER));
        assertThat(policy.roleOf(admin, team.name())).isEmpty();
    }

    @Test
    void anOwnerByGroupDoesNotReplaceTheLastOneByName() {
        follow(Role.OWNER);
        people.seen(newcomer.username(), Set.of(group), MONDAY);
        people.seen(team.owner().username(), Set.of(), MONDAY.plusSeconds(1));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() ->
                        teams.removeMember(newcomer, team.name(), team.owner().username()))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("last-owner"));
        groups.unfollow(team.owner(), team.name(), group);
        assertThat(policy.roleOf(newcomer, team.name())).isEmpty();
    }

    @Test
    void everyChangeOfRightsIsCountedAndAClaimThatSaysNothingNewIsNot() {
        follow(Role.DEVELOPER);
        var before = rights.now();

        people.seen(newcomer.username(), Set.of(group), MONDAY);
        var joined = rights.now();
        people.seen(newcomer.username(), Set.of(group), MONDAY.plusSeconds(1));

        assertThat(joined).isGreaterThan(before);
        assertThat(rights.now()).isEqualTo(joined);
    }
}
