package io.slipway.portal.shell;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// A page for people with another role on this site.
@PermitAll
@ParentLayout(ShellLayout.class)
class DeniedPage extends ErrorPage implements HasErrorParameter<AccessDeniedException> {
    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        explain(
                "Not yours to open",
                "This page is for administrators of the site. Ask one of them if you need something here.",
                home());
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
