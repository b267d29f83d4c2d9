package io.slipway.portal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.DefaultErrorHandler;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.slipway.portal.outage.DatabaseTrouble;
import org.springframework.stereotype.Component;

/// What nobody caught while a page was worked on: the page says so instead of doing nothing.
@Component
class PageFailures implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1L;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(new Telling()));
    }

    private static final class Telling extends DefaultErrorHandler {
        private static final long serialVersionUID = 1L;

        @Override
        public void error(ErrorEvent event) {
            var database = DatabaseTrouble.isBehind(event.getThrowable());
            if (!database) {
                super.error(event); // writes it into the log
            }
            if (UI.getCurrent() != null) {
                Notices.problem(database ? DatabaseTrouble.WORDS : Attempt.UNEXPECTED);
            }
        }
    }
}
