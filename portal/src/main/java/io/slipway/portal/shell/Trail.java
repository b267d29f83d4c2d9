package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;

/// Where a thing came from and what came of it, each step a link:
/// `vision/digits-sklearn › rev 7 › build #41 › sha256:9f3c… › container › report`.
public final class Trail extends Nav {
    private static final long serialVersionUID = 1L;

    private final OrderedList steps = new OrderedList();

    public Trail() {
        addClassName("trail-nav");
        setAriaLabel("Trail");
        steps.addClassName("trail");
        add(steps);
    }

    /// A step that has a page.
    public Trail to(String text, String page) {
        return step(new Anchor(page, text));
    }

    /// The step that the reader is at.
    public Trail here(String text) {
        var here = new Span(text);
        here.getElement().setAttribute("aria-current", "page");
        return step(here);
    }

    /// A step without a page of its own, such as an image; machines' names keep their form.
    public Trail name(String text, String full) {
        var name = new Span(text);
        name.addClassName("mono");
        name.setTitle(full);
        steps.add(new ListItem(name, new CopyButton(full, "Copy " + text)));
        return this;
    }

    private Trail step(Component component) {
        steps.add(new ListItem(component));
        return this;
    }
}
