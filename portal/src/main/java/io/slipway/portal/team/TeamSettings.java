package io.slipway.portal.team;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.TypedConfirmation;
import io.slipway.registry.team.TeamDetails;
import io.slipway.registry.team.TeamKeeping;
import io.slipway.registry.team.TeamMember;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import java.util.List;
import java.util.Map;

/// A team's title, who owns it, and its end.
class TeamSettings extends Div {
    private static final long serialVersionUID = 1L;

    private final transient TeamService teams;
    private final transient TeamKeeping keeping;
    private final CurrentCaller caller;
    private final TeamName name;

    TeamSettings(TeamService teams, TeamKeeping keeping, CurrentCaller caller, TeamDetails team) {
        this.teams = teams;
        this.keeping = keeping;
        this.caller = caller;
        this.name = team.name();
        addClassName("stack");
        add(
                Section.panel("Title", title(team)),
                Section.panel("Ownership", handing(team)),
                Section.panel("Delete the team", deletion()));
    }

    private Div title(TeamDetails team) {
        var title = new TextField("How people call it");
        title.setMaxLength(100);
        title.setValue(team.title());
        var save = new Button(
                "Save the title",
                _ -> Attempt.of(Map.of("title", title), () -> {
                            keeping.retitle(caller.require(), name, title.getValue());
                            return name;
                        })
                        .ifPresent(_ -> UI.getCurrent().refreshCurrentRoute(false)));
        return Section.div("filters", title, save);
    }

    private Div handing(TeamDetails team) {
        var others = team.members().stream()
                .map(TeamMember::username)
                .filter(username -> !username.equals(caller.require().username()))
                .toList();
        if (others.isEmpty()) {
            return new Div(new Paragraph("You are alone here. Add a member, to whom you can then hand the team over."));
        }
        return Section.stack(
                new Paragraph("Somebody else becomes an owner in your place; you stay as a maintainer."),
                choice(others));
    }

    private Div choice(List<String> others) {
        var heir = new Select<String>();
        heir.setLabel("New owner");
        heir.setItems(others);
        var hand = new Button("Hand over …", _ -> {
            var chosen = heir.getValue();
            heir.setInvalid(chosen == null);
            if (chosen != null) {
                confirm(
                        "Hand the team over to " + chosen + "?",
                        "%s becomes an owner of %s, and you a maintainer.".formatted(chosen, name),
                        "Hand over",
                        () -> hand(chosen));
            }
        });
        heir.setErrorMessage("Choose a member");
        return Section.div("filters", heir, hand);
    }

    private void hand(String heir) {
        if (Attempt.run(() -> teams.transfer(caller.require(), name, heir))) {
            Notices.done("%s owns %s now".formatted(heir, name));
            UI.getCurrent().navigate(Links.team(name));
        }
    }

    private Div deletion() {
        var delete = new Button(
                "Delete the team …",
                _ -> confirm(
                        "Delete the team " + name + "?",
                        "Its members, robots and rules go. No team gets its name again, since reports and records go on speaking of it.",
                        "Delete the team",
                        this::delete));
        delete.addThemeVariants(ButtonVariant.ERROR);
        return Section.stack(new Paragraph("Only a team without scripts can be deleted."), new Div(delete));
    }

    private void delete() {
        if (Attempt.run(() -> keeping.delete(caller.require(), name))) {
            Notices.done("Deleted the team " + name);
            UI.getCurrent().navigate(Links.teams());
        }
    }

    private void confirm(String title, String whatGoes, String action, Runnable confirmed) {
        new TypedConfirmation(title, whatGoes, name.value(), action, confirmed).open();
    }
}
