package io.slipway.portal.audit;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.registry.audit.AuditService;
import jakarta.annotation.security.PermitAll;

/// Everything that was done and refused on this site, for its administrators. The service says who may see it.
@Route("audit")
@PageTitle("Audit · Slipway")
@PermitAll
class AuditView extends Page implements BeforeEnterObserver {
    private static final long serialVersionUID = 1L;

    private final transient AuditSource source;

    AuditView(AuditService audit, CurrentCaller caller) {
        source = new AuditSource(audit, caller, null, Links.audit());
        fillHeight();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(
                new PageHead("Audit")
                        .sub("Who did what, who was refused, and who came in. Nobody can change these lines."),
                new AuditPanel(source, event.getLocation()));
    }
}
