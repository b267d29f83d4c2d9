package io.slipway.portal.deployment;

import io.slipway.registry.audit.AuditOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was done to a deployment, or that happened to it.
///
/// @param who did it; on whose behalf, when Slipway did
/// @param via `session`, `token:` with its name, or `worker` when Slipway did it
/// @param what in a word or two, such as `stopped`
/// @param note what more is known: the revision, a former name, the reason of a failure
public record DeploymentEvent(
        Instant at,
        String who,
        String via,
        String what,
        AuditOutcome outcome,
        @Nullable String note) {
    /// Whether nobody did it, but Slipway saw or did it by itself.
    public boolean byItself() {
        return via.equals("worker");
    }
}
