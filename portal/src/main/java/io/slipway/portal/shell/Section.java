package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

/// A part of a page under a heading.
public final class Section extends com.vaadin.flow.component.html.Section {
    private static final long serialVersionUID = 1L;

    public Section(String heading, Component... content) {
        addClassName("section");
        add(new H2(heading));
        add(content);
    }

    /// A part in a frame of its own.
    public static Section panel(String heading, Component... content) {
        var section = new Section(heading, content);
        section.addClassName("panel");
        return section;
    }

    /// Components below each other.
    public static Div stack(Component... content) {
        return div("stack", content);
    }

    /// Components beside each other; they wrap where the room ends.
    public static Div row(Component... content) {
        return div("row", content);
    }

    /// A main part with a narrower one at its side; below each other on narrow screens.
    public static Div columns(Component main, Component side) {
        return div("columns", main, side);
    }

    /// A plain box with a class of the style sheet.
    public static Div div(String className, Component... content) {
        var box = new Div(content);
        box.addClassName(className);
        return box;
    }
}
