package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import io.slipway.portal.shell.PagePart;
import java.util.Optional;

/// Something that another feature can do with a container; its button stands among those of the container's page.
public interface DeploymentAction extends PagePart {
    /// The button; empty when that cannot be done in the deployment's present state.
    Optional<Component> button(DeploymentDetails deployment);

    /// Whether it is what most people come for: its button stands before all others.
    default boolean comesFirst() {
        return false;
    }
}
