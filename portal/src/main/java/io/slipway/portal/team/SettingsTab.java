package io.slipway.portal.team;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.quota.QuotaPanel;
import io.slipway.portal.quota.QuotaService;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Section;
import io.slipway.registry.Caller;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamDetails;
import io.slipway.registry.team.TeamKeeping;
import io.slipway.registry.team.TeamService;
import org.springframework.stereotype.Service;

/// What the team may have, for all its members, and what owners settle for the team as a whole.
@Service
class SettingsTab implements TeamTab {
    private final TeamService teams;
    private final TeamKeeping keeping;
    private final QuotaService quotas;
    private final CurrentCaller current;

    SettingsTab(TeamService teams, TeamKeeping keeping, QuotaService quotas, CurrentCaller current) {
        this.teams = teams;
        this.keeping = keeping;
        this.quotas = quotas;
        this.current = current;
    }

    @Override
    public TeamPart part() {
        return TeamPart.SETTINGS;
    }

    @Override
    public Component content(Caller caller, TeamDetails team, Location location) {
        var parts = Section.stack(Section.panel("Quota", new QuotaPanel(quotas, current, team.name())));
        if (team.yourRole().allows(Permission.MANAGE_TEAM)) {
            parts.add(new TeamSettings(teams, keeping, current, team));
        }
        return parts;
    }
}
