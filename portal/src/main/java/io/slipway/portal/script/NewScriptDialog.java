package io.slipway.portal.script;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamService;
import io.slipway.registry.team.TeamSummary;
import java.util.List;
import java.util.Map;

/// Names a new script and leads to the editor for its first revision.
class NewScriptDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final ScriptService scripts;
    private final CurrentCaller caller;
    private final Select<TeamSummary> team = new Select<>();
    private final TextField name = new TextField("Name");
    private final TextField description = new TextField("Description");
    private final RadioButtonGroup<Visibility> visibility = new RadioButtonGroup<>("Who may read it");
    private final RadioButtonGroup<StartingPoint> start = new RadioButtonGroup<>("Begin with");

    NewScriptDialog(ScriptService scripts, TeamService teams, CurrentCaller caller) {
        this.scripts = scripts;
        this.caller = caller;
        setHeaderTitle("New script");
        setWidth("min(520px, 94vw)");
        var mine = teams.mine(caller.require()).stream()
                .filter(team -> team.yourRole().allows(Permission.WRITE))
                .toList();
        var cancel = new Button("Cancel", _ -> close());
        if (mine.isEmpty()) {
            add(
                    new Paragraph("Scripts belong to a team, and you may not write in any yet."
                            + " Make a team of your own, or ask an owner to make you a developer of theirs."),
                    new Anchor(Links.teams(), "See your teams"));
            getFooter().add(cancel);
            return;
        }
        arrange(mine);
        var create = new Button("Open the editor", _ -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, create);
    }

    private void arrange(List<TeamSummary> mine) {
        team.setLabel("Team");
        team.setItems(mine);
        team.setItemLabelGenerator(TeamSummary::title);
        team.setValue(mine.getFirst());
        name.setRequiredIndicatorVisible(true);
        name.setHelperText("Lower-case letters, digits and dashes, such as digits-sklearn");
        name.setMaxLength(100);
        name.setAutofocus(true);
        description.setMaxLength(300);
        visibility.setItems(Visibility.values());
        visibility.setItemLabelGenerator(value -> value == Visibility.TEAM ? "The team" : "Everybody who is signed in");
        visibility.setValue(Visibility.TEAM);
        start.setItems(StartingPoint.values());
        start.setItemLabelGenerator(StartingPoint::label);
        start.setValue(StartingPoint.MODEL);
        var form = new FormLayout(name, team, description, visibility, start);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        add(form);
    }

    private void create() {
        Attempt.of(Map.of("script", name, "description", description), () -> create(caller.require()))
                .ifPresent(created -> {
                    close();
                    UI.getCurrent()
                            .navigate(
                                    Links.edit(created),
                                    QueryParameters.of("start", start.getValue().word()));
                });
    }

    private ScriptName create(Caller caller) {
        var wanted = new ScriptName(team.getValue().name(), name.getValue().strip());
        try {
            scripts.find(caller, wanted);
            throw new ConflictException(
                    "script-exists",
                    "Could not create script '%s': there is one of that name. Choose another name.".formatted(wanted),
                    Map.of("script", wanted.toString()));
        } catch (NotFoundException _) {
            scripts.describe(caller, wanted, new ScriptDescription(description.getValue(), visibility.getValue()));
            return wanted;
        }
    }
}
