package io.slipway.portal.team;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.TabLinks;
import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.team.TeamDetails;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/// The tabs of a team's page that there are, each brought along by its feature as a [TeamTab].
@Service
class TeamTabs {
    private final List<TeamTab> tabs;

    TeamTabs(List<TeamTab> tabs) {
        this.tabs = tabs.stream().sorted(Comparator.comparing(TeamTab::part)).toList();
    }

    TabLinks links(Caller caller, TeamDetails team, TeamPart current) {
        var links = new TabLinks("Parts of the team");
        tabs.stream()
                .filter(tab -> tab.isFor(caller, team))
                .forEach(tab -> links.tab(tab.part().label(), address(team, tab.part()), tab.part() == current));
        return links;
    }

    Component content(Caller caller, TeamDetails team, TeamPart part, Location location) {
        return tabs.stream()
                .filter(tab -> tab.part() == part && tab.isFor(caller, team))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("page", team.name() + "/" + part.word()))
                .content(caller, team, location);
    }

    private static String address(TeamDetails team, TeamPart part) {
        return part == TeamPart.MEMBERS ? Links.team(team.name()) : Links.team(team.name(), part.word());
    }
}
