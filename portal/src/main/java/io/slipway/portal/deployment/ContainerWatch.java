package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import io.slipway.engine.ContainerSummary;
import io.slipway.engine.EngineException;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Keeps what is stored true to what the engine says, in one place for everybody: every couple of seconds it
/// looks at all containers of this installation at once.
///
/// An engine that does not answer changes nothing: nobody knows, so nothing is claimed.
@Component
class ContainerWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerWatch.class);

    private final EngineProvider engines;
    private final Installation installation;
    private final Deployments deployments;
    private final DeploymentLedger ledger;
    private final Instances instances;
    private final DeploymentMonitor monitor;
    private final Clock clock = Clock.systemUTC();

    ContainerWatch(
            EngineProvider engines,
            Installation installation,
            Deployments deployments,
            DeploymentLedger ledger,
            Instances instances,
            DeploymentMonitor monitor) {
        this.engines = engines;
        this.installation = installation;
        this.deployments = deployments;
        this.ledger = ledger;
        this.instances = instances;
        this.monitor = monitor;
    }

    @Scheduled(fixedDelayString = "${slipway.deployments.watch-interval:PT2S}")
    void look() {
        var watched = deployments.findAll().stream()
                .filter(Deployment::isWatched)
                .toList(); // read first: what is younger than the list of containers is left for the next look
        try {
            var containers = engines.engine().containers(installation.selector()).stream()
                    .collect(Collectors.toMap(ContainerSummary::id, Function.identity()));
            compare(watched, containers);
            monitor.looked(true, clock.instant());
        } catch (EngineException e) {
            LOG.debug("The engine cannot be seen: {}", e.getMessage());
            monitor.looked(false, clock.instant());
        }
    }

    private void compare(List<Deployment> watched, Map<ContainerId, ContainerSummary> containers) {
        for (var deployment : watched) {
            var id = deployment.container();
            if (id == null) {
                continue;
            }
            var container = containers.get(id);
            compareOthers(deployment, containers);
            switch (deployment.status()) {
                case RUNNING -> compareRunning(deployment, id, container);
                case PAUSED -> comparePaused(deployment, id, container);
                case STOPPED -> compareStopped(deployment, container);
                case FAILED, QUEUED, BUILDING, STARTING, REMOVING -> {}
            }
        }
    }

    private void compareOthers(Deployment deployment, Map<ContainerId, ContainerSummary> containers) {
        for (var other : deployment.others()) {
            var container = containers.get(other.container());
            if (container == null || isOver(container.state())) {
                var ending = ending(other.container());
                if (ending != null) {
                    LOG.info(
                            "Replica of {}: {}",
                            deployment.id(),
                            ending.trouble().message());
                    ledger.lost(deployment, other.container(), ending.trouble());
                }
            }
        }
    }

    private void compareRunning(Deployment deployment, ContainerId id, @Nullable ContainerSummary container) {
        if (container != null && container.state().equals("paused")) {
            ledger.observe(deployment, Deployment::paused);
            return;
        }
        if (container != null && !isOver(container.state())) {
            if (!container.state().equals(deployment.details().containerState())) {
                ledger.seen(deployment, container.state(), deployment.details().health());
            }
            return;
        }
        compareEnded(deployment, id);
    }

    private void comparePaused(Deployment deployment, ContainerId id, @Nullable ContainerSummary container) {
        if (container == null || isOver(container.state())) {
            compareEnded(deployment, id);
        } else if (container.state().equals("running")) {
            ledger.observe(deployment, Deployment::resumed);
        }
    }

    private void compareEnded(Deployment deployment, ContainerId id) {
        var ending = ending(id);
        if (ending != null) {
            LOG.info("Deployment {}: {}", deployment.id(), ending.trouble().message());
            ledger.observe(deployment, (found, now) -> found.ended(ending, now));
        }
    }

    /// A second look at one that seems to have ended; null when it runs after all.
    private @Nullable Ending ending(ContainerId id) {
        try {
            var details = engines.engine().inspect(id);
            return isOver(details.state()) ? Ending.of(details, instances.lastLines(id)) : null;
        } catch (EngineException.NotFound e) {
            return Ending.vanished();
        }
    }

    private void compareStopped(Deployment deployment, @Nullable ContainerSummary container) {
        if (container == null || !container.state().equals("running")) {
            return;
        }
        try {
            int port = Instances.portOf(engines.engine().inspect(container.id()));
            ledger.observe(deployment, (found, now) -> found.startedOutside(port, now));
        } catch (EngineException.NotFound | LaunchFailure e) {
            LOG.debug("Deployment {} runs and does not: {}", deployment.id(), e.getMessage());
        }
    }

    private static boolean isOver(String state) {
        return state.equals("exited") || state.equals("dead") || state.equals("removing");
    }
}
