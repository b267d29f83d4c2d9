package io.slipway.registry.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.Grant;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.Scope;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.TokenId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a token may do: never more than its person or robot, and only what its scopes say.
@RegistryTest
class TokenRightsTest {
    @Autowired
    private AccessPolicy policy;

    @Autowired
    private TeamService teams;

    @Autowired
    private TeamFixtures fixtures;

    private TeamFixture team;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
    }

    @Test
    void anOwnersTokenWithEveryScopeStillCannotDoWhatTakesAPerson() {
        var token = personal(team.owner(), EnumSet.allOf(Scope.class));

        var refused = Arrays.stream(Permission.values())
                .filter(permission -> !policy.allows(token, team.name(), permission))
                .toList();

        assertThat(refused)
                .containsExactlyInAnyOrder(
                        Permission.SEE_ENVIRONMENT,
                        Permission.MANAGE_TAG_RULES,
                        Permission.MANAGE_ROBOTS,
                        Permission.MANAGE_SECRETS,
                        Permission.MANAGE_MEMBERS,
                        Permission.MANAGE_TEAM,
                        Permission.SEE_AUDIT);
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> policy.require(token, team.name(), Permission.MANAGE_MEMBERS))
                .withMessageContaining("Sign in yourself");
    }

    @Test
    void aTokenDoesOnlyWhatItsScopesSayAndReads() {
        var token = personal(team.owner(), Set.of(Scope.BUILD));

        var allowed = Arrays.stream(Permission.values())
                .filter(permission -> policy.allows(token, team.name(), permission))
                .toList();

        assertThat(allowed).containsExactlyInAnyOrder(Permission.READ, Permission.BUILD);
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> policy.require(token, team.name(), Permission.LAUNCH))
                .withMessageContaining("no scope 'launch'");
    }

    @Test
    void aTokenHasNoRightThatItsPersonLacks() {
        var token = personal(team.viewer(), EnumSet.allOf(Scope.class));

        assertThat(policy.allows(token, team.name(), Permission.READ)).isTrue();
        assertThat(policy.allows(token, team.name(), Permission.WRITE)).isFalse();
    }

    @Test
    void aTokenLosesWhatItsPersonLoses() {
        var token = personal(team.developer(), EnumSet.allOf(Scope.class));
        assertThatCode(() -> policy.require(token, team.name(), Permission.WRITE))
                .doesNotThrowAnyException();

        teams.removeMember(team.owner(), team.name(), team.developer().username());

        assertThat(policy.teamsOf(token)).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> policy.require(token, team.name(), Permission.READ));
    }

    @Test
    void aRobotIsADeveloperOfItsTeamAndNobodyElsewhere() {
        var robot = robot(team.name(), EnumSet.allOf(Scope.class));
        var other = fixtures.fullTeam();

        assertThat(policy.allows(robot, team.name(), Permission.LAUNCH)).isTrue();
        assertThat(policy.allows(robot, team.name(), Permission.DELETE)).isFalse();
        assertThat(policy.teamsOf(robot)).containsExactly(team.name());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> policy.require(robot, other.name(), Permission.READ));
    }

    @Test
    void aRobotAddedAsAMemberElsewhereGainsNothing() {
        var robot = robot(team.name(), EnumSet.allOf(Scope.class));
        var other = fixtures.fullTeam();

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> teams.setMember(other.owner(), other.name(), robot.username(), Role.OWNER));
        assertThat(policy.allows(robot, other.name(), Permission.READ)).isFalse();
    }

    private static Caller personal(Caller person, Set<Scope> scopes) {
        return by(person.username(), scopes, null);
    }

    private static Caller robot(TeamName team, Set<Scope> scopes) {
        return by(Caller.ROBOT_PREFIX + team + "+ci", scopes, team);
    }

    private static Caller by(String username, Set<Scope> scopes, @Nullable TeamName team) {
        return new Caller(username, false, Set.of(), new Grant.Scoped(scopes, team, TokenId.random()));
    }
}
