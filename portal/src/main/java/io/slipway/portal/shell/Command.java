package io.slipway.portal.shell;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;

/// A command for the reader's own shell, with a button that copies it.
public final class Command extends Div {
    private static final long serialVersionUID = 1L;

    public Command(String line, String label) {
        addClassName("command");
        add(new Code(line), new CopyButton(line, label));
    }
}
