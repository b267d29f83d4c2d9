package io.slipway.portal.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/// Short messages at the edge of the page: what has been done, or why it could not be.
public final class Notices {
    private static final int SECONDS_5 = 5_000;

    private Notices() {}

    /// Says that something is done; goes away by itself.
    public static void done(String text) {
        Notification.show(text, SECONDS_5, Notification.Position.BOTTOM_END);
    }

    /// Says that something is done, and lets the reader take it back for a while.
    public static void undoable(String text, Runnable undo) {
        var notice = new Notification();
        notice.setPosition(Notification.Position.BOTTOM_END);
        notice.setDuration(2 * SECONDS_5);
        var button = new Button("Undo", _ -> {
            notice.close();
            undo.run();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        notice.add(Section.row(new Span(text), button));
        notice.open();
    }

    /// Says why something could not be done; stays until it is closed.
    public static void problem(String text) {
        var notice = new Notification();
        notice.addThemeVariants(NotificationVariant.ERROR);
        notice.setPosition(Notification.Position.BOTTOM_END);
        notice.setDuration(0);
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> notice.close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel("Close the message");
        var message = new Span(text);
        message.getStyle().setMaxWidth("60ch").set("overflow-wrap", "anywhere");
        notice.add(Section.row(message, close));
        notice.setAssertive(true);
        notice.open();
    }
}
