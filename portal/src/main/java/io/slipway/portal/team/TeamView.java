package io.slipway.portal.team;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.registry.team.TeamDetails;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import jakarta.annotation.security.PermitAll;

/// One team: who belongs to it, and what it has settled for all its scripts. Each tab has an address; what is on a tab
/// is a [TeamTab] of the feature that it belongs to.
@Route("teams/:team/:part?(members|robots|secrets|registries|tag-rules|audit|settings)")
@PermitAll
class TeamView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient TeamService teams;
    private final transient TeamTabs tabs;
    private final CurrentCaller caller;
    private String title = "Team";

    TeamView(TeamService teams, TeamTabs tabs, CurrentCaller caller) {
        this.teams = teams;
        this.tabs = tabs;
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var reader = caller.require();
        var parameters = event.getRouteParameters();
        var team = teams.find(reader, new TeamName(parameters.get("team").orElse("")));
        var part = parameters.get("part").flatMap(TeamPart::of).orElse(TeamPart.MEMBERS);
        title = team.title();
        removeAll();
        add(head(team), tabs.links(reader, team, part), tabs.content(reader, team, part, event.getLocation()));
    }

    private static PageHead head(TeamDetails team) {
        var slug = new Span(team.name().value());
        slug.addClassNames("mono", "muted");
        return new PageHead(team.title())
                .beside(slug)
                .sub("You are %s here.".formatted(team.yourRole().withArticle()));
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }
}
