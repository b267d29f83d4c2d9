package io.slipway.registry.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture.TeamFixtures;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RegistryTest
class TeamServiceTest {
    @Autowired
    private TeamService teams;

    @Autowired
    private AccessPolicy policy;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whoeverCreatesATeamOwnsIt() {
        var alice = Caller.user("alice-creates");

        var team = teams.create(alice, new TeamName("created"), " Computer vision ");

        assertThat(team.title()).isEqualTo("Computer vision");
        assertThat(team.yourRole()).isEqualTo(Role.OWNER);
        assertThat(team.members()).containsExactly(new TeamMember("alice-creates", Role.OWNER, null, false));
        assertThat(teams.mine(alice))
                .containsExactly(new TeamSummary(new TeamName("created"), "Computer vision", Role.OWNER));
    }

    @Test
    void aTakenNameIsAConflictWhoeverAsks() {
        var team = fixtures.fullTeam();

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> teams.create(team.outsider(), team.name(), ""))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("team-exists"));
    }

    @Test
    void aTeamWithoutATitleIsCalledByItsName() {
        assertThat(teams.create(Caller.user("someone"), new TeamName("untitled"), "  ")
                        .title())
                .isEqualTo("untitled");
    }

    @Test
    void aTitleIsOneLine() {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> teams.create(Caller.user("someone"), new TeamName("two-lines"), "a\nb"));
    }

    @Test
    void membersSeeTheTeamAndOthersAreToldThatThereIsNone() {
        var team = fixtures.fullTeam();

        assertThat(teams.find(team.viewer(), team.name()).members()).hasSize(4);
        assertThat(teams.find(team.viewer(), team.name()).yourRole()).isEqualTo(Role.VIEWER);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> teams.find(team.outsider(), team.name()))
                .withMessageContaining("team '" + team.name() + "'");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> teams.find(team.siteAdmin(), team.name()));
    }

    @Test
    void onlyOwnersChangeMembers() {
        var team = fixtures.fullTeam();

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> teams.setMember(team.maintainer(), team.name(), "friend", Role.OWNER))
                .withMessageContaining("your role in team '%s' is maintainer".formatted(team.name()));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> teams.removeMember(
                        team.maintainer(), team.name(), team.viewer().username()));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> teams.setMember(team.siteAdmin(), team.name(), "admin", Role.OWNER));
        assertThat(teams.find(team.owner(), team.name()).members()).hasSize(4);
    }

    @Test
    void aChangedRoleCountsAtOnce() {
        var team = fixtures.fullTeam();

        teams.setMember(team.owner(), team.name(), team.viewer().username(), Role.DEVELOPER);
        assertThat(policy.allows(team.viewer(), team.name(), Permission.WRITE)).isTrue();

        teams.removeMember(team.owner(), team.name(), team.viewer().username());
        assertThat(policy.allows(team.viewer(), team.name(), Permission.READ)).isFalse();
        assertThat(policy.teamsOf(team.viewer())).isEmpty();
    }

    @Test
    void membersMayLeave() {
        var team = fixtures.fullTeam();

        teams.removeMember(team.viewer(), team.name(), team.viewer().username());

        assertThat(policy.roleOf(team.viewer(), team.name())).isEmpty();
    }

    @Test
    void theLastOwnerCanNeitherLeaveNorBeDemoted() {
        var team = fixtures.fullTeam();
        var owner = team.owner().username();

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> teams.removeMember(team.owner(), team.name(), owner))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("last-owner"));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> teams.setMember(team.owner(), team.name(), owner, Role.MAINTAINER));
        assertThat(policy.roleOf(team.owner(), team.name())).contains(Role.OWNER);

        teams.setMember(team.owner(), team.name(), team.viewer().username(), Role.OWNER);
        teams.removeMember(team.owner(), team.name(), owner);
        assertThat(policy.roleOf(team.owner(), team.name())).isEmpty();
    }

    @Test
    void twoOwnersWhoLeaveTogetherDoNotLeaveATeamWithoutOwner() throws Exception {
        for (var round = 0; round < 10; round++) {
            var team = fixtures.fullTeam();
            teams.setMember(team.owner(), team.name(), team.maintainer().username(), Role.OWNER);
            Callable<Boolean> first = () -> leaves(team.owner(), team.name());
            Callable<Boolean> second = () -> leaves(team.maintainer(), team.name());
            try (var pool = Executors.newFixedThreadPool(2)) {
                var one = pool.submit(first);
                var other = pool.submit(second);
                assertThat(one.get() && other.get()).isFalse();
            }
            assertThat(teams.find(team.viewer(), team.name()).members())
                    .extracting(TeamMember::role)
                    .contains(Role.OWNER);
        }
    }

    @Test
    void ofTwoOwnersWhoDemoteEachOtherAtTheSameTimeOneWins() throws Exception {
        for (var round = 0; round < 10; round++) {
            var team = fixtures.fullTeam();
            teams.setMember(team.owner(), team.name(), team.maintainer().username(), Role.OWNER);
            var start = new CyclicBarrier(2);
            try (var pool = Executors.newFixedThreadPool(2)) {
                var one = pool.submit(() -> demotes(start, team.owner(), team.name(), team.maintainer()));
                var other = pool.submit(() -> demotes(start, team.maintainer(), team.name(), team.owner()));
                assertThat(List.of(one.get(), other.get())).containsOnlyOnce("won");
            }
            assertThat(teams.find(team.viewer(), team.name()).members())
                    .filteredOn(member -> member.role() == Role.OWNER)
                    .hasSize(1);
        }
    }

    private String demotes(CyclicBarrier start, Caller owner, TeamName team, Caller other) throws Exception {
        start.await(30, TimeUnit.SECONDS);
        try {
            teams.setMember(owner, team, other.username(), Role.VIEWER);
            return "won";
        } catch (ConflictException | ForbiddenException e) { // forbidden: the other one was through already
            return "lost";
        }
    }

    @Test
    void anOwnerHandsTheTeamToAnotherMemberAndStaysAsAMaintainer() {
        var team = fixtures.fullTeam();

        var handed = teams.transfer(team.owner(), team.name(), team.developer().username());

        assertThat(handed.yourRole()).isEqualTo(Role.MAINTAINER);
        assertThat(policy.roleOf(team.developer(), team.name())).contains(Role.OWNER);
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() ->
                        teams.transfer(team.owner(), team.name(), team.owner().username()));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> teams.transfer(team.developer(), team.name(), "stranger"));
        assertThat(policy.roleOf(team.developer(), team.name())).contains(Role.OWNER);
    }

    @Test
    void whatHappensToMembersIsRecordedAndNothingElse() {
        var team = fixtures.fullTeam();
        var viewer = team.viewer().username();

        teams.setMember(team.owner(), team.name(), viewer, Role.DEVELOPER);
        teams.setMember(team.owner(), team.name(), viewer, Role.DEVELOPER);
        teams.transfer(team.owner(), team.name(), viewer);
        teams.removeMember(team.viewer(), team.name(), team.developer().username());
        teams.removeMember(team.maintainer(), team.name(), team.maintainer().username());
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> teams.removeMember(team.viewer(), team.name(), viewer));

        assertThat(jdbc.sql("select action from audit_entry where team = ? order by id")
                        .param(team.name().value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "team.create",
                        "member.add",
                        "member.add",
                        "member.add",
                        "member.change",
                        "team.transfer",
                        "member.remove",
                        "member.leave");
    }

    @Test
    void userNamesMeetKeycloaksWhichAreInLowerCase() {
        var team = fixtures.fullTeam();

        var changed = teams.setMember(team.owner(), team.name(), "Bob", Role.VIEWER);

        assertThat(changed.members()).contains(new TeamMember("bob", Role.VIEWER, null, false));
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> teams.setMember(team.owner(), team.name(), "b b", Role.VIEWER));
    }

    @Test
    void removingSomebodyWhoIsNoMemberSaysSo() {
        var team = fixtures.fullTeam();

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> teams.removeMember(team.owner(), team.name(), "nobody"))
                .withMessageContaining("member 'nobody'");
    }

    private boolean leaves(Caller owner, TeamName team) {
        try {
            teams.removeMember(owner, team, owner.username());
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }
}
