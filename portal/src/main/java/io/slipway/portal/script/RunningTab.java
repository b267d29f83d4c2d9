package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import io.slipway.portal.deployment.DeploymentMonitor;
import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentTable;
import io.slipway.portal.deployment.RunningLoads;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptDetails;
import org.springframework.stereotype.Service;

/// What runs of the script now.
@Service
class RunningTab implements ScriptTab {
    private final DeploymentMonitor deployments;
    private final RunningLoads loads;
    private final CurrentCaller current;

    RunningTab(DeploymentMonitor deployments, RunningLoads loads, CurrentCaller current) {
        this.deployments = deployments;
        this.loads = loads;
        this.current = current;
    }

    @Override
    public ScriptPart part() {
        return ScriptPart.RUNNING;
    }

    @Override
    public Component content(Caller caller, ScriptDetails script, Location location) {
        var empty = new Empty(
                VaadinIcon.CUBES,
                "Nothing of this script runs. Launch it, and ask it for a prediction.",
                new ButtonLink("Launch", Links.launch(script.name(), script.latestRevision())));
        return new DeploymentTable(deployments, loads, current, DeploymentQuery.of(script.name()), empty);
    }
}
