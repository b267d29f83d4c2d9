package io.slipway.portal.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.SlipwayException;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// A thing that does not exist for the reader, or that they may not open. Says what the service said.
@PermitAll
@ParentLayout(ShellLayout.class)
class RefusedPage extends ErrorPage implements HasErrorParameter<SlipwayException> {
    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<SlipwayException> parameter) {
        var failure = parameter.getException();
        Refusals.tell(failure, event.getLocation().getPath());
        switch (failure) {
            case NotFoundException missing -> {
                explain("No such " + missing.kind(), missing.detail(), home(), teams());
                return HttpServletResponse.SC_NOT_FOUND;
            }
            case InvalidException invalid -> {
                explain("That address cannot be right", invalid.detail(), home());
                return HttpServletResponse.SC_NOT_FOUND;
            }
            case ForbiddenException forbidden -> {
                explain("Not yours to open", forbidden.detail(), home(), teams());
                return HttpServletResponse.SC_FORBIDDEN;
            }
            default -> {
                explain("This cannot be shown now", failure.detail(), home());
                return HttpServletResponse.SC_CONFLICT;
            }
        }
    }

    private static Anchor teams() {
        return new Anchor("teams", "See your teams");
    }
}
