package io.slipway.portal.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/// The tabs of a page as links, so that each has an address and the back button works.
public final class TabLinks extends Nav {
    private static final long serialVersionUID = 1L;

    public TabLinks(String label) {
        addClassName("tab-links");
        setAriaLabel(label);
    }

    public TabLinks tab(String text, String page, boolean current) {
        var link = new Anchor(page, text);
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
        }
        add(link);
        return this;
    }
}
