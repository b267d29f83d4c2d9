package io.slipway.portal.team;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.registry.team.TeamService;
import jakarta.annotation.security.PermitAll;

/// The reader's teams, who belongs to them and as what.
@Route("teams")
@PageTitle("Teams · Slipway")
@PermitAll
class TeamListView extends Page {
    private static final long serialVersionUID = 1L;

    private final transient TeamService teams;
    private final CurrentCaller caller;
    private final Div list = new Div();

    TeamListView(TeamService teams, CurrentCaller caller) {
        this.teams = teams;
        this.caller = caller;
        list.addClassName("stack");
        add(
                new PageHead("Teams")
                        .sub(
                                "Scripts, builds, containers and reports belong to a team; your role in it says what you may do.")
                        .actions(createButton()),
                list);
        refresh();
    }

    private Button createButton() {
        var create = new Button("New team", VaadinIcon.PLUS.create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickListener(_ -> new NewTeamDialog(teams, caller, this::refresh).open());
        return create;
    }

    private void refresh() {
        list.removeAll();
        var mine = teams.mine(caller.require());
        mine.forEach(team -> list.add(new TeamPanel(teams, caller, team.name(), this::refresh)));
        if (mine.isEmpty()) {
            list.add(new Empty(
                    VaadinIcon.USERS,
                    "You are in no team yet. Make one, which you then own, or ask the owner of another to add you."));
        }
    }
}
