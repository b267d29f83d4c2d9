package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// Copies a text to the clipboard and says so.
@Tag("slipway-copy")
@JsModule("./slipway/copy.ts")
public final class CopyButton extends Component {
    private static final long serialVersionUID = 1L;

    public CopyButton(String text, String label) {
        getElement().setAttribute("text", text);
        getElement().setAttribute("label", label);
    }
}
