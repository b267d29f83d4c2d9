package io.slipway.portal.team;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.registry.Caller;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamDetails;
import io.slipway.registry.team.TeamKeeping;
import io.slipway.registry.team.TeamService;
import org.springframework.stereotype.Service;

/// What owners settle for the team as a whole.
@Service
class SettingsTab implements TeamTab {
    private final TeamService teams;
    private final TeamKeeping keeping;
    private final CurrentCaller current;

    SettingsTab(TeamService teams, TeamKeeping keeping, CurrentCaller current) {
        this.teams = teams;
        this.keeping = keeping;
        this.current = current;
    }

    @Override
    public TeamPart part() {
        return TeamPart.SETTINGS;
    }

    @Override
    public boolean isFor(Caller caller, TeamDetails team) {
        return team.yourRole().allows(Permission.MANAGE_TEAM);
    }

    @Override
    public Component content(Caller caller, TeamDetails team, Location location) {
        return new TeamSettings(teams, keeping, current, team);
    }
}
