package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import io.slipway.engine.Label;
import io.slipway.engine.NetworkName;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import io.slipway.portal.work.WorkQueue;
import io.slipway.registry.script.ScriptInUse;
import io.slipway.registry.script.ScriptName;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Finds what a process that died left behind: deployments that nobody works on, and containers and networks on
/// the engine that no deployment knows.
@Component
class Leftovers implements ScriptInUse {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final Deployments deployments;
    private final Instances instances;
    private final EngineProvider engines;
    private final Installation installation;
    private final WorkQueue queue;
    private final Clock clock = Clock.systemUTC();

    Leftovers(
            Deployments deployments,
            Instances instances,
            EngineProvider engines,
            Installation installation,
            WorkQueue queue) {
        this.deployments = deployments;
        this.instances = instances;
        this.engines = engines;
        this.installation = installation;
        this.queue = queue;
    }

    /// A deployment whose task was lost gets a new one.
    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT2S")
    void takeUp() {
        deployments.findAll().stream()
                .filter(Deployment::isUnsettled)
                .forEach(deployment -> queue.enqueue(DeploymentConfiguration.TASK, deployment.id()));
    }

    /// Removes from the engine what belongs to no deployment.
    @Scheduled(initialDelayString = "PT3S", fixedDelayString = "PT30S")
    void sweep() {
        try {
            var containers = engines.engine().containers(installation.selector());
            var networks = engines.engine().networks(installation.selector());
            var known = deployments.findAll().stream().collect(Collectors.toMap(Deployment::id, found -> found));
            // read in this order: whatever was on the engine had its row before
            for (var container : containers) {
                deploymentOf(container.labels())
                        .filter(owner -> isLeftOver(known.get(owner), container.id()))
                        .ifPresent(_ -> removeContainer(container.id()));
            }
            for (var network : networks) {
                deploymentOf(network.labels())
                        .filter(owner -> !known.containsKey(owner))
                        .ifPresent(_ -> removeNetwork(network.name()));
            }
        } catch (EngineException e) {
            LOG.debug("Nothing can be swept up now: {}", e.getMessage());
        }
    }

    private boolean isLeftOver(@Nullable Deployment owner, ContainerId container) {
        return owner == null
                || !owner.isUnsettled()
                        && !owner.containers().contains(container)
                        && owner.changedAt().isBefore(clock.instant().minus(SETTLED));
    }

    private void removeContainer(ContainerId id) {
        LOG.info("Removing container {}, which no deployment knows", id.shortForm());
        instances.removeContainer(id);
    }

    private void removeNetwork(NetworkName name) {
        LOG.info("Removing network {}, which no deployment knows", name);
        instances.removeNetwork(name);
    }

    private static Optional<UUID> deploymentOf(Map<String, String> labels) {
        return Label.DEPLOYMENT.in(labels).map(UUID::fromString);
    }

    @Override
    public List<String> usesOf(ScriptName script) {
        var found = deployments.findByScriptTeamAndScript(script.team().value(), script.name());
        var uses = found.stream()
                .filter(deployment -> deployment.team().equals(script.team()))
                .map(deployment -> "deployment %s/%s is %s"
                        .formatted(deployment.team(), deployment.details().name(), deployment.status()))
                .collect(Collectors.toCollection(ArrayList::new));
        int others = found.size() - uses.size();
        if (others > 0) { // which, and whose, is nobody else's business
            uses.add(others == 1 ? "a deployment of another team" : others + " deployments of other teams");
        }
        return uses;
    }
}
