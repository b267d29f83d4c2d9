package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/// Names with their values, below each other. What is not known is left out.
public final class Facts extends DescriptionList {
    private static final long serialVersionUID = 1L;

    public Facts() {
        addClassName("facts");
    }

    public Facts add(String name, @Nullable String value) {
        return value == null || value.isBlank() ? this : add(name, new Span(value));
    }

    public Facts add(String name, Component... value) {
        add(new Term(name), new Description(value));
        return this;
    }

    /// A name that machines use, with a button that copies it whole.
    public Facts mono(String name, @Nullable String shown, String whole) {
        if (shown == null || shown.isBlank()) {
            return this;
        }
        var text = new Span(shown);
        text.addClassName("mono");
        text.setTitle(whole);
        return add(name, Section.row(text, new CopyButton(whole, "Copy " + name.toLowerCase(java.util.Locale.ROOT))));
    }
}
