package io.slipway.portal.deployment.web;

import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentSnapshot;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.Health;
import io.slipway.portal.deployment.LaunchLimits;
import io.slipway.portal.deployment.Load;
import io.slipway.portal.deployment.Release;
import io.slipway.portal.deployment.Replica;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A deployment as REST shows it.
///
/// @param replicas how many containers it is to have
/// @param container its first container
/// @param others its containers beside the first
/// @param relaunch what it becomes when that answers
/// @param newestRevision of its script; null when the caller may not see that
/// @param outdatedBy how many revisions its script is ahead
/// @param load what its containers use, as it was seen last; null when nobody has looked
/// @param stale whether the engine does not answer, so that status and health may be old
record DeploymentBody(
        UUID id,
        String team,
        String name,
        String script,
        int revision,
        @Nullable Integer newestRevision,
        int outdatedBy,
        UUID build,
        @Nullable String image,
        @Nullable UUID savedImage,
        @Nullable UUID uses,
        LaunchLimits limits,
        int replicas,
        @Nullable Load load,
        DeploymentStatus status,
        Health health,
        boolean stale,
        @Nullable EndpointBody endpoint,
        @Nullable Container container,
        List<Other> others,
        @Nullable Release relaunch,
        @Nullable Error error,
        String launchedBy,
        Instant createdAt,
        @Nullable Instant startedAt) {
    record EndpointBody(
            @Nullable String url,
            @Nullable String predictPath,
            @Nullable String healthPath,
            @Nullable String contract,
            @Nullable String sample,
            @Nullable String pagePath) {}

    record Container(String id, @Nullable String state) {}

    record Other(String id, Health health) {
        static Other of(Replica replica) {
            return new Other(replica.containerId(), replica.healthy() ? Health.HEALTHY : Health.UNHEALTHY);
        }
    }

    record Error(String message, @Nullable String hint) {}

    static DeploymentBody of(DeploymentDetails deployment, DeploymentSnapshot snapshot, @Nullable Load load) {
        var newest = snapshot.newestOf(deployment);
        return new DeploymentBody(
                deployment.id(),
                deployment.team().value(),
                deployment.name().value(),
                deployment.script().toString(),
                deployment.revision(),
                newest.isPresent() ? newest.getAsInt() : null,
                snapshot.outdatedBy(deployment),
                deployment.build(),
                deployment.imageId(),
                deployment.savedImage(),
                deployment.uses(),
                deployment.limits(),
                deployment.replication().wanted(),
                load,
                deployment.status(),
                deployment.health(),
                snapshot.stale(),
                endpoint(deployment),
                container(deployment),
                deployment.replication().others().stream().map(Other::of).toList(),
                deployment.next(),
                error(deployment),
                deployment.launchedBy(),
                deployment.createdAt(),
                deployment.startedAt());
    }

    private static @Nullable EndpointBody endpoint(DeploymentDetails deployment) {
        var endpoint = deployment.endpoint();
        return endpoint == null
                ? null
                : new EndpointBody(
                        endpoint.url(),
                        endpoint.predictPath(),
                        endpoint.healthPath(),
                        endpoint.contract(),
                        endpoint.sample(),
                        endpoint.pagePath());
    }

    private static @Nullable Container container(DeploymentDetails deployment) {
        var container = deployment.container();
        return container == null ? null : new Container(container.value(), deployment.containerState());
    }

    private static @Nullable Error error(DeploymentDetails deployment) {
        var trouble = deployment.trouble();
        return trouble == null ? null : new Error(trouble.message(), trouble.hint());
    }
}
