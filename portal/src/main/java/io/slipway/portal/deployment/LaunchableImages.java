package io.slipway.portal.deployment;

import io.slipway.engine.ImageId;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.team.TeamName;
import java.util.UUID;

/// Images beside those of builds that can be launched: what deployments need to know of them.
public interface LaunchableImages {
    /// An image that is there.
    ///
    /// @param build where it came from
    record LaunchableImage(UUID id, TeamName team, String name, ImageId image, UUID build) {}

    /// The image, for a launch of its team. Within a transaction it stays until that ends.
    ///
    /// @throws NotFoundException when the caller's team has none
    /// @throws ConflictException when it is not there, or not any more
    LaunchableImage forLaunch(Caller caller, TeamName team, UUID id);

    /// The image, for a launch of the team that has it.
    LaunchableImage forLaunch(Caller caller, UUID id);

    /// The same for a worker, which asks for no right: whoever launched it was asked.
    LaunchableImage of(UUID id);
}
