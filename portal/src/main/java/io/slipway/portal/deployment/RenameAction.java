package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import io.slipway.portal.security.CurrentCaller;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/// Offers on the page of a container to call it something else.
@Service
@Order(41)
class RenameAction implements DeploymentAction {
    private static final long serialVersionUID = 1L;

    private final transient DeploymentService deployments;
    private final CurrentCaller caller;

    RenameAction(DeploymentService deployments, CurrentCaller caller) {
        this.deployments = deployments;
        this.caller = caller;
    }

    @Override
    public Optional<Component> button(DeploymentDetails deployment) {
        if (deployment.status() == DeploymentStatus.REMOVING) {
            return Optional.empty();
        }
        return Optional.of(new Button(
                "Rename …",
                _ -> new RenameDialog(deployment, name -> deployments.rename(caller.require(), deployment.id(), name))
                        .open()));
    }
}
