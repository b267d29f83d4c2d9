package io.slipway.portal.diff;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import java.util.function.Function;

/// Switches between the layouts by links, so that the choice is in the address.
public final class LayoutSwitch extends Nav {
    private static final long serialVersionUID = 1L;

    /// @param address of the page in a layout
    public LayoutSwitch(DiffLayout current, Function<DiffLayout, String> address) {
        addClassName("segments");
        setAriaLabel("Layout");
        for (var layout : DiffLayout.values()) {
            var link = new Anchor(address.apply(layout), layout.label());
            if (layout == current) {
                link.getElement().setAttribute("aria-current", "true");
            }
            add(link);
        }
    }
}
