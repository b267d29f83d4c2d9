package io.slipway.portal.terminal;

import com.vaadin.flow.component.Component;
import io.slipway.portal.deployment.ContainerChoice;
import io.slipway.portal.deployment.ContainerChooser;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentTab;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Callout;
import io.slipway.registry.SlipwayException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/// The terminal on a container's page.
@Service
@Order(30)
class TerminalTab implements DeploymentTab {
    private final TerminalService terminals;
    private final CurrentCaller caller;

    TerminalTab(TerminalService terminals, CurrentCaller caller) {
        this.terminals = terminals;
        this.caller = caller;
    }

    @Override
    public String word() {
        return "terminal";
    }

    @Override
    public String label() {
        return "Terminal";
    }

    @Override
    public Component content(DeploymentDetails deployment) {
        return new ContainerChooser(deployment, this::terminal);
    }

    private Component terminal(ContainerChoice choice) {
        try {
            var admission = terminals.require(caller.require(), choice);
            return new TerminalPanel("Terminal in " + admission.deployment().name(), choice.address() + "/terminal");
        } catch (SlipwayException e) {
            return Callout.warning("No terminal to open", e.detail());
        }
    }
}
