package io.slipway.portal.terminal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;

/// A terminal on a page. It has a connection of its own, which the server checks like any other call.
@Tag("slipway-terminal")
@JsModule("./slipway/terminal.ts")
@NpmPackage(value = "@xterm/xterm", version = "6.0.0")
@NpmPackage(value = "@xterm/addon-fit", version = "0.11.0")
final class TerminalPanel extends Component implements HasStyle {
    private static final long serialVersionUID = 1L;

    /// @param label what it is a terminal of, for people who cannot see the page
    /// @param address of the terminal below the portal's own
    TerminalPanel(String label, String address) {
        getElement().setAttribute("label", label);
        getElement().setAttribute("address", address);
    }
}
