package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import io.slipway.engine.EngineException;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Callout;
import io.slipway.registry.SlipwayException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/// What the engine says of the container, on the container's page.
@Service
@Order(50)
class InspectTab implements DeploymentTab {
    private final InspectionService inspections;
    private final CurrentCaller caller;

    InspectTab(InspectionService inspections, CurrentCaller caller) {
        this.inspections = inspections;
        this.caller = caller;
    }

    @Override
    public String word() {
        return "inspect";
    }

    @Override
    public String label() {
        return "Inspect";
    }

    @Override
    public Component content(DeploymentDetails deployment) {
        try {
            return new InspectPanel(() -> inspections.inspect(caller.require(), deployment.id()));
        } catch (SlipwayException e) {
            return Callout.warning("Nothing to inspect", e.detail());
        } catch (EngineException e) {
            return Callout.warning("The engine does not tell", e.getMessage());
        }
    }
}
