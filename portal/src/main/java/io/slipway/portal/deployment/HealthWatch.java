package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import io.slipway.portal.engines.EngineProvider;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Asks running deployments now and then whether they are still well. Rarely, since each question is work for a
/// model that somebody may be measuring.
@Component
class HealthWatch {
    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);

    private final Deployments deployments;
    private final DeploymentLedger ledger;
    private final EngineProvider engines;
    private final HealthProbe probe;
    private final Set<UUID> beingAsked = ConcurrentHashMap.newKeySet();

    HealthWatch(Deployments deployments, DeploymentLedger ledger, EngineProvider engines, HealthProbe probe) {
        this.deployments = deployments;
        this.ledger = ledger;
        this.engines = engines;
        this.probe = probe;
    }

    @Scheduled(fixedDelayString = "${slipway.deployments.health-interval:PT15S}")
    void look() {
        for (var deployment : deployments.findAll()) {
            if (deployment.status() == DeploymentStatus.RUNNING && beingAsked.add(deployment.id())) {
                Thread.ofVirtual().name("health-" + deployment.id()).start(() -> ask(deployment));
            }
        }
    }

    private void ask(Deployment deployment) {
        try {
            for (var container : deployment.containers()) {
                ask(deployment, container);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            beingAsked.remove(deployment.id());
        }
    }

    private void ask(Deployment deployment, ContainerId container) throws InterruptedException {
        try {
            var details = engines.engine().inspect(container); // the port may be somebody else's by now
            if (!details.running()) {
                return;
            }
            var endpoint = deployment.details().endpoint();
            var path = endpoint == null ? null : endpoint.healthPath();
            var healthy = probe.ask(Instances.portOf(details), path).healthy();
            if (container.equals(deployment.container())) {
                ledger.seen(deployment, details.state(), healthy ? Health.HEALTHY : Health.UNHEALTHY);
            } else {
                ledger.felt(deployment.id(), container, healthy);
            }
        } catch (EngineException | LaunchFailure e) {
            LOG.debug("The health of {} is not known: {}", deployment.id(), e.getMessage());
        }
    }
}
