package io.slipway.portal.image;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import io.slipway.portal.deployment.DeploymentAction;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.security.CurrentCaller;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Offers on the page of a container to save it as an image.
@Service
class SaveAction implements DeploymentAction {
    private static final long serialVersionUID = 1L;

    private final transient SavedImageService images;
    private final CurrentCaller caller;

    SaveAction(SavedImageService images, CurrentCaller caller) {
        this.images = images;
        this.caller = caller;
    }

    @Override
    public Optional<Component> button(DeploymentDetails deployment) {
        if (deployment.container() == null || deployment.status().isOnItsWay()) {
            return Optional.empty();
        }
        return Optional.of(new Button("Save as image …", _ -> new SaveDialog(images, caller, deployment).open()));
    }
}
