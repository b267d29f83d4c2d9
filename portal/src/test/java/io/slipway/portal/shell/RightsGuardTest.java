package io.slipway.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.team.Role;
import io.slipway.registry.team.TeamName;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RightsGuardTest {
    private static final TeamName VISION = new TeamName("vision");
    private static final TeamName LANGUAGE = new TeamName("language");

    @Test
    void whoeverGainsSomethingLosesNothing() {
        var loss = RightsGuard.lost(Map.of(VISION, Role.VIEWER), Map.of(VISION, Role.OWNER, LANGUAGE, Role.VIEWER));

        assertThat(loss.teams()).isEmpty();
    }

    @Test
    void aLowerRoleIsALossAndATeamThatIsGoneIsOneAltogether() {
        var before = Map.of(VISION, Role.OWNER, LANGUAGE, Role.VIEWER);

        var loss = RightsGuard.lost(before, Map.of(VISION, Role.DEVELOPER));

        assertThat(loss.teams()).containsExactlyInAnyOrder(VISION, LANGUAGE);
        assertThat(loss.left()).containsExactly(LANGUAGE);
    }
}
