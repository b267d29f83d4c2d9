package io.slipway.portal.secret;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.team.TeamPart;
import io.slipway.portal.team.TeamTab;
import io.slipway.registry.Caller;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamDetails;
import org.springframework.stereotype.Service;

/// A team's secrets for its builds: what there is, and for maintainers how to change it.
@Service
class SecretsTab implements TeamTab {
    private static final long serialVersionUID = 1L;

    private final transient SecretService secrets;
    private final CurrentCaller current;

    SecretsTab(SecretService secrets, CurrentCaller current) {
        this.secrets = secrets;
        this.current = current;
    }

    @Override
    public TeamPart part() {
        return TeamPart.SECRETS;
    }

    @Override
    public boolean isFor(Caller caller, TeamDetails team) {
        return team.yourRole().allows(Permission.BUILD);
    }

    @Override
    public Component content(Caller caller, TeamDetails team, Location location) {
        return new SecretList(secrets, current, team.name(), team.yourRole().allows(Permission.MANAGE_SECRETS));
    }
}
