package io.slipway.portal.team;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.shell.PagePart;
import io.slipway.registry.Caller;
import io.slipway.registry.team.TeamDetails;

/// A tab of a team's page. Whoever has one for a [TeamPart] declares a bean of this type; the page finds it, at the
/// part's place and address (`teams/team/part`), and shows no tab for parts that nobody has.
public interface TeamTab extends PagePart {
    /// Where it belongs; one bean for each.
    TeamPart part();

    /// Whether there is anything here for this member. Only hides the tab: what it does asks again.
    default boolean isFor(Caller caller, TeamDetails team) {
        return true;
    }

    /// What the tab shows.
    ///
    /// @param location the address with its query parameters
    Component content(Caller caller, TeamDetails team, Location location);
}
