package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.time.Instant;

/// A moment relative to now ("3 min ago"), kept true by the browser; the exact local time is its tooltip.
@Tag("slipway-time")
@JsModule("./slipway/time.ts")
public final class Moment extends Component {
    private static final long serialVersionUID = 1L;

    private Moment(String attribute, Instant at) {
        getElement().setAttribute(attribute, at.toString());
    }

    public static Moment at(Instant at) {
        return new Moment("at", at);
    }

    /// Counts the time since something began that is still under way.
    public static Moment since(Instant start) {
        return new Moment("since", start);
    }
}
