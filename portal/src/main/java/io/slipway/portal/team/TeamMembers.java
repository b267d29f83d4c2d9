package io.slipway.portal.team;

import com.vaadin.flow.component.html.Div;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamDetails;
import io.slipway.registry.team.TeamGroupService;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;

/// The members of one team and the groups that it follows; what changes one may change the other.
class TeamMembers extends Div {
    private static final long serialVersionUID = 1L;

    private final transient TeamService teams;
    private final transient TeamGroupService groups;
    private final CurrentCaller caller;
    private final TeamName name;

    TeamMembers(TeamService teams, TeamGroupService groups, CurrentCaller caller, TeamDetails team) {
        this.teams = teams;
        this.groups = groups;
        this.caller = caller;
        this.name = team.name();
        addClassName("stack");
        show(team);
    }

    private void refresh() {
        show(teams.find(caller.require(), name));
    }

    private void show(TeamDetails team) {
        removeAll();
        add(new MemberList(teams, caller, team, this::refresh));
        if (team.yourRole().allows(Permission.MANAGE_MEMBERS) || !team.groups().isEmpty()) {
            add(new GroupList(groups, caller, team, this::refresh));
        }
    }
}
