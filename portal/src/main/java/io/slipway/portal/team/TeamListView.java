package io.slipway.portal.team;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.quota.QuotaDialog;
import io.slipway.portal.quota.QuotaService;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.registry.team.TeamService;
import io.slipway.registry.team.TeamSummary;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/// The reader's teams, and what the reader is in them.
@Route("teams")
@PageTitle("Teams · Slipway")
@PermitAll
class TeamListView extends Page {
    private static final long serialVersionUID = 1L;

    private final transient TeamService teams;
    private final CurrentCaller caller;
    private final Div list = new Div();

    TeamListView(TeamService teams, QuotaService quotas, CurrentCaller caller) {
        this.teams = teams;
        this.caller = caller;
        var head = new PageHead("Teams")
                .sub("Scripts, builds, containers and reports belong to a team; your role in it says what you may do.");
        if (caller.require().siteAdmin()) {
            head.actions(new Button("Quotas …", _ -> new QuotaDialog(quotas, caller).open()));
        }
        add(head.actions(createButton()), list);
        refresh();
    }

    private Button createButton() {
        var create = new Button("New team", VaadinIcon.PLUS.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickListener(_ -> new NewTeamDialog(teams, caller).open());
        return create;
    }

    private static UnorderedList links(List<TeamSummary> teams) {
        var list = new UnorderedList();
        list.addClassName("links");
        teams.forEach(team -> {
            var link = new Anchor(Links.team(team.name()), team.title());
            link.addClassName("name");
            var slug = new Span(team.name().value());
            slug.addClassNames("mono", "muted");
            var role = new Span(team.yourRole().slug());
            role.addClassName("muted");
            list.add(new ListItem(Section.row(link, slug), role));
        });
        return list;
    }

    private void refresh() {
        list.removeAll();
        var mine = teams.mine(caller.require());
        if (!mine.isEmpty()) {
            list.add(links(mine));
        }
        if (mine.isEmpty()) {
            list.add(new Empty(
                    VaadinIcon.USERS,
                    "You are in no team yet. Make one, which you then own, or ask the owner of another to add you."));
        }
    }
}
