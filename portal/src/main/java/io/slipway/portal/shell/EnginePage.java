package io.slipway.portal.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.slipway.engine.EngineException;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/// A page that needs the engine, while the engine cannot do its part.
@PermitAll
@ParentLayout(ShellLayout.class)
class EnginePage extends ErrorPage implements HasErrorParameter<EngineException> {
    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<EngineException> parameter) {
        explain(
                "The engine could not do its part",
                parameter.getException().getMessage() + " Nothing that is stored has been lost.",
                new Anchor("engines", "Look at the engine"),
                home());
        return HttpServletResponse.SC_BAD_GATEWAY;
    }
}
