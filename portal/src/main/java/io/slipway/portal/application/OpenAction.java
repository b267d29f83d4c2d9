package io.slipway.portal.application;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.AnchorTarget;
import io.slipway.portal.deployment.DeploymentAction;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Links;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Offers on the page of a container to open the page that it serves.
@Service
class OpenAction implements DeploymentAction {
    private static final long serialVersionUID = 1L;

    private final transient AppVisits visits;
    private final CurrentCaller caller;

    OpenAction(AppVisits visits, CurrentCaller caller) {
        this.visits = visits;
        this.caller = caller;
    }

    @Override
    public Optional<Component> button(DeploymentDetails deployment) {
        if (!visits.canOpen(caller.require(), deployment)) {
            return Optional.empty();
        }
        var link = new ButtonLink(
                "Open", Links.application(deployment.team(), deployment.name().value()));
        link.primary().setTarget(AnchorTarget.BLANK);
        link.setRouterIgnore(true);
        return Optional.of(link);
    }

    @Override
    public boolean comesFirst() {
        return true;
    }
}
