package io.slipway.portal.prediction;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import io.slipway.portal.deployment.DeploymentChanged;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.Health;
import io.slipway.portal.deployment.Replica;
import io.slipway.portal.engines.ContainerRoute;
import io.slipway.portal.engines.EngineProvider;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// The ways to the containers of deployments, and which of them to take: a healthy one that is answering the fewest
/// questions. Containers are found by their ids alone.
@Component
class Lanes {
    private final EngineProvider engines;
    private final LoadingCache<ContainerId, Lane> lanes = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(10))
            .maximumSize(10_000)
            .build(Lane::new);

    Lanes(EngineProvider engines) {
        this.engines = engines;
    }

    /// Those worth asking, the best one first. Unhealthy ones are asked only when there is no other.
    List<Lane> of(DeploymentDetails deployment) {
        var healthy = containers(deployment, true);
        var worth = healthy.isEmpty() ? containers(deployment, false) : healthy;
        var found = worth.stream().map(lanes::get).collect(Collectors.toList());
        Collections.shuffle(found); // equals take turns
        found.sort(Comparator.comparing(Lane::isShunned).thenComparing(Lane::underWay));
        return found;
    }

    private static List<ContainerId> containers(DeploymentDetails deployment, boolean healthy) {
        var first = Stream.ofNullable(deployment.container())
                .filter(_ -> !healthy || deployment.health() != Health.UNHEALTHY);
        var others = deployment.replication().others().stream()
                .filter(other -> !healthy || other.healthy())
                .map(Replica::container);
        return Stream.concat(first, others).toList();
    }

    /// Where a container answers now; empty when it does not run.
    Optional<Place> place(Lane lane, int port) {
        return lane.place(container -> lookUp(container, port));
    }

    /// What was restarted is somewhere else, even at the same address.
    @TransactionalEventListener(fallbackExecution = true)
    void on(DeploymentChanged event) {
        lanes.asMap().values().forEach(Lane::forgetPlace);
    }

    private Optional<Place> lookUp(ContainerId container, int port) {
        try {
            var details = engines.engine().inspect(container);
            if (!details.running()) {
                return Optional.empty();
            }
            var start = container.value() + "@" + details.startedAt();
            return ContainerRoute.of(engines.address()).to(details, port).map(address -> new Place(address, start));
        } catch (EngineException.NotFound _) {
            return Optional.empty();
        }
    }
}
