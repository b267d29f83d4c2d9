package io.slipway.portal.keeping;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Section;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptKeeping;

/// Puts a script aside, and takes it out again.
class ArchivePanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ScriptKeeping keeping;
    private final transient ScriptDetails script;
    private final CurrentCaller caller;

    ArchivePanel(ScriptKeeping keeping, CurrentCaller caller, ScriptDetails script) {
        this.keeping = keeping;
        this.caller = caller;
        this.script = script;
        var words = script.archived()
                ? "Taken out of the archive, the script can be changed again, and lists show it."
                : "An archived script is read, built and launched as before, but not changed, and lists leave it out.";
        var button = new Button(script.archived() ? "Take out of the archive" : "Archive", _ -> turn());
        add(Section.panel("Archive", new Paragraph(words), Section.row(button)));
    }

    private void turn() {
        if (Attempt.run(() -> {
            if (script.archived()) {
                keeping.unarchive(caller.require(), script.name());
            } else {
                keeping.archive(caller.require(), script.name());
            }
        })) {
            UI.getCurrent().refreshCurrentRoute(false);
        }
    }
}
