/// Teams own everything in Slipway; roles in a team decide what a person may do.
///
/// Start at [TeamService] for the use cases and at [AccessPolicy] for the one place that decides.
@NamedInterface("team")
@NullMarked
package io.slipway.registry.team;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
