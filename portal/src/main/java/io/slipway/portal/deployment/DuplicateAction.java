package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import io.slipway.portal.shell.Attempt;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/// Offers on the page of a container to launch one more like it.
@Service
@Order(40)
class DuplicateAction implements DeploymentAction {
    private static final long serialVersionUID = 1L;

    private final transient LaunchDialogs dialogs;

    DuplicateAction(LaunchDialogs dialogs) {
        this.dialogs = dialogs;
    }

    @Override
    public Optional<Component> button(DeploymentDetails deployment) {
        return Optional.of(new Button("Duplicate …", _ -> Attempt.run(() -> dialogs.duplicate(deployment.id()))));
    }
}
