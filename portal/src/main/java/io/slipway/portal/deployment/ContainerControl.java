package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.team.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// What is done to a deployment's containers at once, while the caller waits: it takes the engine milliseconds, and
/// the answer is what the engine said.
@Service
public class ContainerControl {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerControl.class);

    private final DeploymentService deployments;
    private final DeploymentLedger ledger;
    private final DeploymentRecord record;
    private final EngineProvider engines;

    ContainerControl(
            DeploymentService deployments, DeploymentLedger ledger, DeploymentRecord record, EngineProvider engines) {
        this.deployments = deployments;
        this.ledger = ledger;
        this.record = record;
        this.engines = engines;
    }

    /// Freezes every container of a running deployment.
    public DeploymentDetails pause(Caller caller, UUID id) {
        var deployment = deployments.find(caller, id, Permission.LAUNCH);
        require(deployment, "pause", Set.of(DeploymentStatus.RUNNING)).forEach(engines.engine()::pause);
        ledger.paused(id);
        record.wanted(caller, DeploymentRecord.PAUSE, deployment);
        return deployments.find(caller, id);
    }

    /// Lets a paused deployment go on.
    public DeploymentDetails resume(Caller caller, UUID id) {
        var deployment = deployments.find(caller, id, Permission.LAUNCH);
        require(deployment, "resume", Set.of(DeploymentStatus.PAUSED)).forEach(engines.engine()::resume);
        ledger.resumed(id);
        record.wanted(caller, DeploymentRecord.RESUME, deployment);
        return deployments.find(caller, id);
    }

    /// Ends its containers' processes at once; the deployment is stopped then.
    public DeploymentDetails kill(Caller caller, UUID id) {
        var containers = require(
                deployments.find(caller, id, Permission.LAUNCH),
                "kill",
                Set.of(DeploymentStatus.RUNNING, DeploymentStatus.PAUSED, DeploymentStatus.STARTING));
        var wanted = deployments.wantKilled(caller, id); // first, so that its end is no failure
        containers.forEach(this::kill);
        return wanted;
    }

    private void kill(ContainerId container) {
        try {
            engines.engine().kill(container);
        } catch (EngineException.Conflict | EngineException.NotFound e) {
            LOG.debug("It had ended before it was killed: {}", e.getMessage());
        }
    }

    private static List<ContainerId> require(
            DeploymentDetails deployment, String action, Set<DeploymentStatus> states) {
        var containers = deployment.containers();
        if (containers.isEmpty() || !states.contains(deployment.status())) {
            throw new ConflictException(
                    "wrong-state",
                    "Could not %s '%s': it is %s.".formatted(action, deployment.name(), deployment.status()),
                    Map.of("deployment", deployment.id().toString(), "deploymentStatus", deployment.status()));
        }
        return containers;
    }
}
