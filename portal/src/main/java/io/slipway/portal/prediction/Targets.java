package io.slipway.portal.prediction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slipway.portal.deployment.DeploymentChanged;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentName;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.Endpoint;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Finds what a caller wants to ask, and whether they may. An answer holds for a second: for that long somebody who
/// lost the right may still be answered, as with everything that stays open.
@Component
public class Targets {
    private static final Duration HOLDS = Duration.ofSeconds(1);

    private final DeploymentService deployments;
    private final Cache<Wish, DeploymentDetails> known =
            Caffeine.newBuilder().expireAfterWrite(HOLDS).maximumSize(10_000).build();

    Targets(DeploymentService deployments) {
        this.deployments = deployments;
    }

    private record Wish(Caller caller, TeamName team, DeploymentName name) {}

    /// @throws ConflictException when it does not run, or takes no predictions
    Target of(Caller caller, TeamName team, DeploymentName name) {
        return targetOf(found(caller, team, name));
    }

    /// Another path of what a caller may ask.
    ///
    /// @throws ConflictException when it does not run
    public Target of(Caller caller, TeamName team, DeploymentName name, String path) {
        var deployment = found(caller, team, name);
        return new Target(deployment, path, endpointOf(deployment).containerPort());
    }

    private DeploymentDetails found(Caller caller, TeamName team, DeploymentName name) {
        return known.get(
                new Wish(caller, team, name),
                wish -> deployments.find(wish.caller(), wish.team(), wish.name(), Permission.PREDICT));
    }

    private static Endpoint endpointOf(DeploymentDetails deployment) {
        var endpoint = deployment.endpoint();
        if (deployment.status() != DeploymentStatus.RUNNING || endpoint == null || deployment.container() == null) {
            throw notRunning(deployment);
        }
        return endpoint;
    }

    static Target targetOf(DeploymentDetails deployment) {
        var endpoint = endpointOf(deployment);
        if (endpoint.predictPath() == null) {
            throw new ConflictException(
                    "no-predictions",
                    "Could not ask '%s': its image names no path for predictions. Add 'LABEL io.slipway.predict=/predict' to"
                                    .formatted(deployment.name())
                            + " the Dockerfile, and launch the new revision.",
                    Map.of("deployment", deployment.id().toString()));
        }
        return new Target(deployment, endpoint.predictPath(), endpoint.containerPort());
    }

    static ConflictException notRunning(DeploymentDetails deployment) {
        return new ConflictException(
                "deployment-not-running",
                "Could not ask '%s': it does not run (it is %s). Start it first."
                        .formatted(deployment.name(), deployment.status()),
                Map.of("deployment", deployment.id().toString(), "deploymentStatus", deployment.status()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(DeploymentChanged event) {
        known.invalidateAll(); // few things change, and each is found again by one query
    }
}
