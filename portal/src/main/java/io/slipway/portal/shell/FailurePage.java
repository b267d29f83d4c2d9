package io.slipway.portal.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.slipway.portal.outage.DatabaseTrouble;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A page that failed for a reason of ours: says so, with a number to find it by in the log.
@PermitAll
@ParentLayout(ShellLayout.class)
class FailurePage extends ErrorPage implements HasErrorParameter<Exception> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FailurePage.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        if (DatabaseTrouble.isBehind(parameter.getException())) {
            return databaseDown(event);
        }
        var number = UUID.randomUUID().toString().substring(0, 8);
        var path = event.getLocation().getPath();
        LOG.error("Could not show '{}' (failure {})", path, number, parameter.getException());
        explain(
                "This page could not be made",
                ("Slipway failed here, and that is not your doing. Nothing that is stored has been lost."
                                + " Try again; if it stays, give an administrator the number %s,"
                                + " under which the log has the reason.")
                        .formatted(number),
                new Anchor(path, "Try again"),
                home());
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    /// Loads the page again after a while: it is then there, or the page for outages waits in its place.
    private int databaseDown(BeforeEnterEvent event) {
        explain(
                "The database is not available",
                "Slipway cannot reach PostgreSQL, so it has nothing to show. Nothing that was saved is lost. This page"
                        + " tries again by itself.",
                new Anchor(event.getLocation().getPathWithQueryParameters(), "Try again now"));
        getElement().executeJs("setTimeout(() => location.reload(), 3000)");
        return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
}
