package io.slipway.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import io.slipway.portal.outage.DatabaseMonitor;

/// Says on every open page that the database is down, as long as it is. The page keeps what it shows.
final class DatabaseNotice {
    private DatabaseNotice() {}

    static void on(Component frame, DatabaseMonitor monitor) {
        var notice = new Notification(
                "The database is not available. What you see may be old; nothing that was saved is lost."
                        + " Slipway goes on by itself when it is back.");
        notice.addThemeVariants(NotificationVariant.ERROR);
        notice.setPosition(Notification.Position.TOP_CENTER);
        notice.setDuration(0);
        notice.setAssertive(true);
        Live.<Boolean>show(frame, listener -> monitor.subscribe(listener)::remove, answers -> {
            if (answers) {
                notice.close();
            } else {
                notice.open();
            }
        });
    }
}
