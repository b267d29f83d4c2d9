package io.slipway.portal.shell;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;

/// The tabs of a page as links, so that each has an address and the back button works.
public final class TabLinks extends Nav {
    private static final long serialVersionUID = 1L;

    public TabLinks(String label) {
        addClassName("tab-links");
        setAriaLabel(label);
    }

    public TabLinks tab(String text, String page, boolean current) {
        return tab(text, 0, page, current);
    }

    /// @param waiting how much waits there for somebody; shown unless it is 0
    public TabLinks tab(String text, int waiting, String page, boolean current) {
        var link = new Anchor(page, text);
        if (waiting > 0) {
            var count = new Span(Integer.toString(waiting));
            count.addClassName("count");
            link.add(new Text(" "), count);
        }
        if (current) {
            link.getElement().setAttribute("aria-current", "page");
        }
        add(link);
        return this;
    }
}
