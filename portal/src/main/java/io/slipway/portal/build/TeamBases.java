package io.slipway.portal.build;

import io.slipway.registry.Caller;
import io.slipway.registry.team.TeamName;

/// Images of teams beside those of their builds that a Dockerfile may begin with, under names of their own.
public interface TeamBases {
    /// Whether that is such a name, without tag and digest, whether or not there is such an image.
    boolean has(String name);

    /// Whether the image of that name may be in a build of this team that the caller ordered.
    boolean mayUse(Caller caller, TeamName team, String name);
}
