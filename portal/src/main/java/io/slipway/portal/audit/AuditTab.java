package io.slipway.portal.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Links;
import io.slipway.portal.team.TeamPart;
import io.slipway.portal.team.TeamTab;
import io.slipway.registry.Caller;
import io.slipway.registry.audit.AuditService;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamDetails;
import org.springframework.stereotype.Service;

/// What was done to a team and its things, and by whom, for its owners.
@Service
class AuditTab implements TeamTab {
    private static final long serialVersionUID = 1L;

    private final transient AuditService audit;
    private final CurrentCaller current;

    AuditTab(AuditService audit, CurrentCaller current) {
        this.audit = audit;
        this.current = current;
    }

    @Override
    public TeamPart part() {
        return TeamPart.AUDIT;
    }

    @Override
    public boolean isFor(Caller caller, TeamDetails team) {
        return team.yourRole().allows(Permission.SEE_AUDIT);
    }

    @Override
    public Component content(Caller caller, TeamDetails team, Location location) {
        var page = Links.team(team.name(), TeamPart.AUDIT.word());
        return new AuditPanel(new AuditSource(audit, current, team.name(), page), location);
    }
}
