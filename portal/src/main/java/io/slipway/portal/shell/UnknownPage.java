package io.slipway.portal.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// There is no such page.
@PermitAll
@ParentLayout(ShellLayout.class)
class UnknownPage extends ErrorPage implements HasErrorParameter<NotFoundException> {
    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        explain(
                "No such page",
                "There is no page at '%s'. It may have been moved, or the address has a slip."
                        .formatted(event.getLocation().getPath()),
                home(),
                new Anchor("scripts", "Look at the scripts"));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
