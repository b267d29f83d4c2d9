package io.slipway.portal.keeping;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.script.ScriptPart;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptKeeping;
import java.util.Map;

/// Gives a script another name; the old one goes on leading to it.
class RenameForm extends Div {
    private static final long serialVersionUID = 1L;

    private final TextField name = new TextField("New name");
    private final transient ScriptKeeping keeping;
    private final transient ScriptDetails script;
    private final CurrentCaller caller;

    RenameForm(ScriptKeeping keeping, CurrentCaller caller, ScriptDetails script) {
        this.keeping = keeping;
        this.caller = caller;
        this.script = script;
        name.setValue(script.name().name());
        name.setMaxLength(100);
        name.setMinWidth("240px");
        add(Section.panel(
                "Name",
                new Paragraph(
                        "The name %s goes on leading here, and no other script gets it.".formatted(script.name())),
                Section.div("filters", name, new Button("Rename", _ -> rename()))));
    }

    private void rename() {
        Attempt.of(
                        Map.of("script", name),
                        () -> keeping.rename(
                                caller.require(), script.name(), name.getValue().strip()))
                .ifPresent(renamed -> {
                    Notices.done("The script is %s now".formatted(renamed.name()));
                    UI.getCurrent().navigate(Links.script(renamed.name(), ScriptPart.SETTINGS.word()));
                });
    }
}
