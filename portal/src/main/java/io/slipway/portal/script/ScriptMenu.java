package io.slipway.portal.script;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.TypedConfirmation;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.util.Map;

/// What is done to a script now and then: its description, and its end.
class ScriptMenu extends MenuBar {
    private static final long serialVersionUID = 1L;

    private final transient ScriptService scripts;
    private final CurrentCaller caller;
    private final transient ScriptDetails script;

    ScriptMenu(ScriptService scripts, CurrentCaller caller, ScriptDetails script, AccessPolicy policy) {
        this.scripts = scripts;
        this.caller = caller;
        this.script = script;
        addThemeVariants(MenuBarVariant.TERTIARY);
        var root = addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
        root.getElement().setAttribute("aria-label", "More about the script");
        root.getSubMenu().addItem("Description and visibility …", _ -> describe());
        if (policy.allows(caller.require(), script.name().team(), Permission.DELETE)) {
            root.getSubMenu().addItem("Delete …", _ -> delete());
        }
    }

    private void describe() {
        var description = new TextArea("Description");
        description.setValue(script.description());
        description.setMaxLength(1_000);
        var visibility = new RadioButtonGroup<Visibility>("Who may read it");
        visibility.setItems(Visibility.values());
        visibility.setItemLabelGenerator(value -> value == Visibility.TEAM ? "The team" : "Everybody who is signed in");
        visibility.setValue(script.visibility());
        var form = new FormLayout(description, visibility);
        form.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1));
        var dialog = new Dialog("About " + script.name(), form);
        dialog.setWidth("min(520px, 94vw)");
        var save = new Button(
                "Save",
                _ -> Attempt.of(
                                Map.of("description", description),
                                () -> scripts.describe(
                                        caller.require(),
                                        script.name(),
                                        new ScriptDescription(description.getValue(), visibility.getValue())))
                        .ifPresent(_ -> {
                            dialog.close();
                            UI.getCurrent().refreshCurrentRoute(false);
                        }));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button("Cancel", _ -> dialog.close()), save);
        dialog.open();
    }

    private void delete() {
        new TypedConfirmation(
                        "Delete " + script.name() + "?",
                        "All %d revisions with their files go, and cannot be brought back. Reports that measured it stay."
                                .formatted(script.latestRevision()),
                        script.name().toString(),
                        "Delete the script",
                        () -> {
                            if (Attempt.run(() -> scripts.delete(caller.require(), script.name()))) {
                                Notices.done("Deleted " + script.name());
                                UI.getCurrent().navigate(Links.scripts());
                            }
                        })
                .open();
    }
}
