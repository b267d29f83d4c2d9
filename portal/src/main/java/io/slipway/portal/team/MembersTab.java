package io.slipway.portal.team;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.registry.Caller;
import io.slipway.registry.team.TeamDetails;
import io.slipway.registry.team.TeamGroupService;
import io.slipway.registry.team.TeamService;
import org.springframework.stereotype.Service;

/// Who belongs to the team, and as what: by name, and by the groups that it follows.
@Service
class MembersTab implements TeamTab {
    private final TeamService teams;
    private final TeamGroupService groups;
    private final CurrentCaller current;

    MembersTab(TeamService teams, TeamGroupService groups, CurrentCaller current) {
        this.teams = teams;
        this.groups = groups;
        this.current = current;
    }

    @Override
    public TeamPart part() {
        return TeamPart.MEMBERS;
    }

    @Override
    public Component content(Caller caller, TeamDetails team, Location location) {
        return new TeamMembers(teams, groups, current, team);
    }
}
