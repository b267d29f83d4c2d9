package io.slipway.portal.deployment;

import io.slipway.registry.script.ScriptName;
import io.slipway.registry.search.ScriptActivity;
import org.springframework.stereotype.Component;

/// Tells the search which scripts run and answer predictions.
@Component
class DeploymentActivity implements ScriptActivity {
    private final Deployments deployments;

    DeploymentActivity(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public Now of(ScriptName script) {
        var running = deployments.findByScriptTeamAndScript(script.team().value(), script.name()).stream()
                .map(Deployment::details)
                .filter(deployment -> deployment.status() == DeploymentStatus.RUNNING)
                .toList();
        return new Now(!running.isEmpty(), running.stream().anyMatch(DeploymentActivity::answers));
    }

    private static boolean answers(DeploymentDetails deployment) {
        var endpoint = deployment.endpoint();
        return endpoint != null && endpoint.predictPath() != null;
    }
}
