package io.slipway.portal.token;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Location;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Section;
import io.slipway.portal.team.TeamPart;
import io.slipway.portal.team.TeamTab;
import io.slipway.registry.Caller;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamDetails;
import io.slipway.registry.token.TokenService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// A team's robots: tokens that belong to nobody in person, so that they outlive who made them.
@Service
class RobotsTab implements TeamTab {
    private static final long serialVersionUID = 1L;

    private final transient TokenService tokens;
    private final CurrentCaller current;
    private final String site;

    RobotsTab(TokenService tokens, CurrentCaller current, @Value("${slipway.url:http://localhost:8080}") String site) {
        this.tokens = tokens;
        this.current = current;
        this.site = site;
    }

    @Override
    public TeamPart part() {
        return TeamPart.ROBOTS;
    }

    @Override
    public boolean isFor(Caller caller, TeamDetails team) {
        return team.yourRole().allows(Permission.MANAGE_ROBOTS);
    }

    @Override
    public Component content(Caller caller, TeamDetails team, Location location) {
        var list = new TokenList(
                new TokenDesk(tokens, current, team.name()),
                site,
                "A robot works for the team, as a CI server does: a developer that belongs to nobody in person. There is"
                        + " none yet.");
        var about = new Paragraph("Robots are developers of this team, narrowed to what their token may do. They stay"
                + " when their maker leaves, and never sign in here.");
        about.addClassName("muted");
        return Section.stack(Section.div("section-head", about, list.makeButton()), list);
    }
}
