package io.slipway.portal.registries;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.team.TeamPart;
import io.slipway.portal.team.TeamTab;
import io.slipway.registry.Caller;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamDetails;
import org.springframework.stereotype.Service;

/// How a team signs in to registries; for maintainers how to change it. Without a registry there is no tab.
@Service
class RegistriesTab implements TeamTab {
    private static final long serialVersionUID = 1L;

    private final transient RegistryLoginService logins;
    private final transient RegistryHosts hosts;
    private final CurrentCaller current;

    RegistriesTab(RegistryLoginService logins, RegistryHosts hosts, CurrentCaller current) {
        this.logins = logins;
        this.hosts = hosts;
        this.current = current;
    }

    @Override
    public TeamPart part() {
        return TeamPart.REGISTRIES;
    }

    @Override
    public boolean isFor(Caller caller, TeamDetails team) {
        return !hosts.all().isEmpty() && team.yourRole().allows(Permission.LAUNCH);
    }

    @Override
    public Component content(Caller caller, TeamDetails team, Location location) {
        var maintainer = team.yourRole().allows(Permission.MANAGE_SECRETS);
        return new RegistryList(logins, hosts.all(), current, team.name(), maintainer);
    }
}
