package io.slipway.portal.shell;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/// The state of a thing: a word with a mark whose form and colour both say the same.
public final class State extends Span {
    private static final long serialVersionUID = 1L;

    /// The four meanings that have a colour, and none.
    public enum Tone {
        RUNNING,
        WORKING,
        WARNING,
        FAILED,
        NEUTRAL;

        String className() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State(Tone tone, String word) {
        super(word);
        addClassNames("state", tone.className());
    }
}
