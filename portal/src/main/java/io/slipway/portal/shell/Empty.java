package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/// What would be here, in one sentence, and the one button that makes it so.
public final class Empty extends Div {
    private static final long serialVersionUID = 1L;

    public Empty(VaadinIcon icon, String sentence, Component... next) {
        addClassName("empty");
        add(icon.create(), new Paragraph(sentence));
        add(next);
    }
}
