package io.slipway.portal.shell;

import com.vaadin.flow.component.html.Anchor;

/// A link that looks like a button: for what leads to another page. It can be opened in a new tab.
public final class ButtonLink extends Anchor {
    private static final long serialVersionUID = 1L;

    public ButtonLink(String text, String page) {
        super(page, text);
        addClassName("button-link");
    }

    /// The thing most people come to do.
    public ButtonLink primary() {
        addClassName("primary");
        return this;
    }

    /// A file to save instead of a page to show.
    public ButtonLink download() {
        getElement().setAttribute("download", true);
        setRouterIgnore(true);
        return this;
    }
}
