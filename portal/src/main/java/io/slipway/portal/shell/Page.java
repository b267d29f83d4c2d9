package io.slipway.portal.shell;

import com.vaadin.flow.component.html.Main;

/// What every page extends: the `main` landmark with a head and sections below each other.
public abstract class Page extends Main {
    private static final long serialVersionUID = 1L;

    protected Page() {
        addClassName("page");
        setId("content");
    }

    /// Lets the last part take the rest of the height, for pages that are one long list.
    protected final void fillHeight() {
        addClassName("fill");
    }
}
