package io.slipway.portal.keeping;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptLabels;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import java.util.Map;

/// What people say about a script, what they sort it by, and whom they show it to.
class AboutForm extends Div {
    private static final long serialVersionUID = 1L;

    private final TextArea description = new TextArea("Description");
    private final TextArea labels = new TextArea("Labels");
    private final RadioButtonGroup<Visibility> visibility = new RadioButtonGroup<>("Who may read it");
    private final transient ScriptService scripts;
    private final transient ScriptDetails script;
    private final CurrentCaller caller;

    AboutForm(ScriptService scripts, CurrentCaller caller, ScriptDetails script) {
        this.scripts = scripts;
        this.caller = caller;
        this.script = script;
        description.setValue(script.description());
        description.setMaxLength(1_000);
        labels.setValue(script.labels().lines());
        labels.setHelperText("One key=value a line, such as task=vision");
        labels.setMinRows(3);
        visibility.setItems(Visibility.values());
        visibility.setItemLabelGenerator(value -> value == Visibility.TEAM ? "The team" : "Everybody who is signed in");
        visibility.setValue(script.visibility());
        var form = new FormLayout(description, labels, visibility);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        form.setMaxWidth("720px");
        var save = new Button("Save", _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(Section.panel("About the script", form, Section.row(save)));
    }

    private void save() {
        Attempt.of(
                        Map.of("description", description, "labels", labels),
                        () -> scripts.describe(
                                caller.require(),
                                script.name(),
                                new ScriptDescription(
                                        description.getValue(),
                                        visibility.getValue(),
                                        ScriptLabels.parse(labels.getValue()))))
                .ifPresent(saved -> {
                    Notices.done("Saved what " + saved.name() + " says about itself");
                    UI.getCurrent().refreshCurrentRoute(false);
                });
    }
}
