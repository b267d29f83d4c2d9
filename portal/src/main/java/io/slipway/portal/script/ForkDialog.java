package io.slipway.portal.script;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.registry.script.ForkRequest;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptForks;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamSummary;
import java.util.List;
import java.util.Map;

/// Copies the latest revision of a script into a new one, in a team that the reader writes in.
class ForkDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final Select<TeamSummary> team = new Select<>();
    private final TextField name = new TextField("Name");
    private final transient ScriptForks forks;
    private final transient ScriptDetails origin;
    private final CurrentCaller caller;

    ForkDialog(ScriptForks forks, CurrentCaller caller, ScriptDetails origin, List<TeamSummary> mine) {
        this.forks = forks;
        this.caller = caller;
        this.origin = origin;
        setHeaderTitle("Fork " + origin.name());
        setWidth("min(520px, 94vw)");
        var cancel = new Button("Cancel", _ -> close());
        if (mine.isEmpty()) {
            add(
                    new Paragraph("A fork belongs to a team, and you may not write in any yet."),
                    new Anchor(Links.teams(), "See your teams"));
            getFooter().add(cancel);
            return;
        }
        arrange(mine);
        var fork = new Button("Fork the script", _ -> fork());
        fork.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, fork);
    }

    private void arrange(List<TeamSummary> mine) {
        team.setLabel("Team");
        team.setItems(mine);
        team.setItemLabelGenerator(TeamSummary::title);
        team.setValue(mine.getFirst());
        name.setValue(origin.name().name());
        name.setRequiredIndicatorVisible(true);
        name.setHelperText("Lower-case letters, digits and dashes");
        name.setMaxLength(100);
        var form = new FormLayout(team, name);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        add(
                new Paragraph("The files of rev %d become the first revision of a new script that its team reads. It"
                                .formatted(origin.latestRevision())
                        + " remembers where it comes from."),
                form);
    }

    private void fork() {
        Attempt.of(Map.of("script", name), () -> {
                    var wanted = new ScriptName(
                            team.getValue().name(), name.getValue().strip());
                    var revision = RevisionSelector.number(origin.latestRevision());
                    return forks.fork(caller.require(), new ForkRequest(origin.name(), revision, wanted));
                })
                .ifPresent(made -> {
                    close();
                    UI.getCurrent().navigate(Links.script(made.name()));
                });
    }
}
