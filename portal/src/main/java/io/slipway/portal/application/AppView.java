package io.slipway.portal.application;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import io.slipway.portal.deployment.DeploymentName;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.work.web.Standing;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.token.TokenService;
import jakarta.annotation.security.PermitAll;

/// The address of an application that people keep and share: whoever may use it is led on to its page.
@Route("apps/:team/:name")
@PageTitle("Application · Slipway")
@PermitAll
class AppView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient AppVisits visits;
    private final transient TokenService tokens;
    private final CurrentCaller current;

    AppView(AppVisits visits, TokenService tokens, CurrentCaller current) {
        this.visits = visits;
        this.tokens = tokens;
        this.current = current;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var team = new TeamName(event.getRouteParameters().get("team").orElse(""));
        var name = new DeploymentName(event.getRouteParameters().get("name").orElse(""));
        var caller = current.require();
        var standing = new Standing(tokens, caller, VaadinServletRequest.getCurrent());
        var page = visits.open(caller, team, name, standing::holds);
        var link = new Anchor(page, "Open it");
        link.setRouterIgnore(true);
        removeAll();
        add(new PageHead(name.value()), new Paragraph("Its page opens in a moment."), link);
        event.getUI().getPage().setLocation(page);
    }
}
