package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;

/// The top of a page: title, state, trail, and what can be done here.
public final class PageHead extends Header {
    private static final long serialVersionUID = 1L;

    private final Div title = new Div();
    private final Div actions = new Div();

    public PageHead(String text) {
        addClassName("page-head");
        title.addClassName("page-title");
        title.add(new H1(text));
        actions.addClassName("page-actions");
        add(title);
    }

    /// The title is a name that machines use.
    public PageHead mono() {
        title.getChildren().findFirst().ifPresent(heading -> heading.addClassName("mono"));
        return this;
    }

    /// Adds something beside the title, such as a state.
    public PageHead beside(Component... components) {
        title.add(components);
        return this;
    }

    /// Adds a line in plain words below the title.
    public PageHead sub(String text) {
        if (!text.isBlank()) {
            var line = new Paragraph(text);
            line.addClassName("page-sub");
            title.add(line);
        }
        return this;
    }

    public PageHead trail(Trail trail) {
        title.add(trail);
        return this;
    }

    public PageHead actions(Component... components) {
        actions.add(components);
        add(actions);
        return this;
    }
}
