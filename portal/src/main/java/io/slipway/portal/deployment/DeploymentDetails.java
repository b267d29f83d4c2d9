package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A deployment as it stands at one moment.
///
/// @param team who launched it; the script may be another team's
/// @param replication how many containers it is to have, and those beside the first
/// @param next what it is about to become; null when it stays what it is
/// @param savedImage what it runs instead of the build's image; null for that one
/// @param imageId null until its build has made the image
/// @param endpoint null until the image was looked at
/// @param containerState the engine's own word, as of the last look
/// @param envNames of the environment given at launch; the values are for maintainers
/// @param startedAt when it last began to run
public record DeploymentDetails(
        UUID id,
        TeamName team,
        DeploymentName name,
        ScriptName script,
        int revision,
        UUID build,
        @Nullable UUID savedImage,
        @Nullable UUID uses,
        Replication replication,
        @Nullable Release next,
        LaunchLimits limits,
        Set<String> envNames,
        DeploymentStatus status,
        Health health,
        @Nullable String imageId,
        @Nullable ContainerId container,
        @Nullable String containerState,
        @Nullable Endpoint endpoint,
        @Nullable Trouble trouble,
        String launchedBy,
        Instant createdAt,
        @Nullable Instant startedAt) {
    public DeploymentDetails {
        envNames = Set.copyOf(envNames);
    }

    /// Every container it has, the first one first.
    public List<ContainerId> containers() {
        return Stream.concat(
                        Stream.ofNullable(container),
                        replication.others().stream().map(Replica::container))
                .toList();
    }
}
