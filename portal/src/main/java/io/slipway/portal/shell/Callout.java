package io.slipway.portal.shell;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;

/// A message in its place on a page: what happened, why, and the next step.
public final class Callout extends Div {
    private static final long serialVersionUID = 1L;

    private Callout(State.Tone tone, String title, @Nullable String text) {
        addClassNames("callout", tone.className());
        var strong = new HtmlComponent("strong");
        strong.getElement().setText(title);
        add(strong);
        if (text != null && !text.isBlank()) {
            add(new Paragraph(text));
        }
    }

    public static Callout failed(String title, @Nullable String text) {
        var callout = new Callout(State.Tone.FAILED, title, text);
        callout.getElement().setAttribute("role", "alert");
        return callout;
    }

    public static Callout warning(String title, @Nullable String text) {
        return new Callout(State.Tone.WARNING, title, text);
    }

    public static Callout working(String title, @Nullable String text) {
        return new Callout(State.Tone.WORKING, title, text);
    }
}
