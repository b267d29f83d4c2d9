package io.slipway.registry.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.Scope;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.token.NewToken;
import io.slipway.registry.token.TokenService;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RegistryTest
class TeamKeepingTest {
    @Autowired
    private TeamKeeping keeping;

    @Autowired
    private TeamService teams;

    @Autowired
    private ScriptService scripts;

    @Autowired
    private TokenService tokens;

    @Autowired
    private TeamFixtures fixtures;

    @Test
    void onlyOwnersGiveATeamAnotherTitle() {
        var team = fixtures.fullTeam();

        keeping.retitle(team.owner(), team.name(), " Vision lab ");

        assertThat(teams.find(team.viewer(), team.name()).title()).isEqualTo("Vision lab");
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> keeping.retitle(team.maintainer(), team.name(), "Mine"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> keeping.retitle(team.siteAdmin(), team.name(), "Mine"));
        assertThat(teams.find(team.viewer(), team.name()).title()).isEqualTo("Vision lab");
    }

    @Test
    void aTeamThatHasScriptsStays() {
        var team = fixtures.fullTeam();
        scripts.describe(
                team.developer(), new ScriptName(team.name(), "kept"), new ScriptDescription("", Visibility.TEAM));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> keeping.delete(team.owner(), team.name()))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("team-has-scripts"));
        assertThat(teams.find(team.owner(), team.name()).members()).hasSize(4);
    }

    @Test
    void aTeamGoesWithItsRobotsAndNobodyGetsItsNameAgain() {
        var team = fixtures.fullTeam();
        var robot = tokens.issue(team.maintainer(), team.name(), new NewToken("ci", Set.of(Scope.READ), 9));
        var secret = robot.secret().reveal();
        assertThat(tokens.authenticate(secret)).isPresent();

        keeping.delete(team.owner(), team.name());

        assertThat(tokens.authenticate(secret)).isEmpty();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> teams.find(team.owner(), team.name()));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> teams.create(team.outsider(), team.name(), ""))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("team-exists"));
    }
}
