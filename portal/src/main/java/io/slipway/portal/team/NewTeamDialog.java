package io.slipway.portal.team;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import java.util.Map;

/// Makes a team that its maker owns.
class NewTeamDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient TeamService teams;
    private final CurrentCaller caller;
    private final TextField name = new TextField("Name");
    private final TextField title = new TextField("Title");

    NewTeamDialog(TeamService teams, CurrentCaller caller) {
        this.teams = teams;
        this.caller = caller;
        setHeaderTitle("New team");
        setWidth("min(440px, 94vw)");
        name.setHelperText("Part of every script's name: lower-case letters, digits and dashes, such as vision-lab");
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(40);
        name.setAutofocus(true);
        title.setHelperText("How people call it, such as Vision Lab");
        title.setMaxLength(100);
        var form = new FormLayout(name, title);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        add(form);
        var create = new Button("Create the team", _ -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), create);
    }

    private void create() {
        Attempt.of(
                        Map.of("team", name, "title", title),
                        () -> teams.create(
                                caller.require(), new TeamName(name.getValue().strip()), title.getValue()))
                .ifPresent(team -> {
                    close();
                    UI.getCurrent().navigate(Links.team(team.name()));
                });
    }
}
