package io.slipway.registry.audit;

import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of the log as it was written.
///
/// @param id lines are numbered in the order of writing
/// @param via how the actor came in: `session`, `bearer`, `token:` and its name, or `worker`
/// @param team whose thing it was; none for what belongs to the site or to one person
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String via,
        String address,
        AuditAction action,
        @Nullable TeamName team,
        String kind,
        String name,
        AuditOutcome outcome,
        Map<String, String> details) {
    public AuditEntry {
        details = Map.copyOf(details);
    }

    /// The same, without where the actor came from.
    AuditEntry withoutAddress() {
        return new AuditEntry(id, at, actor, via, "", action, team, kind, name, outcome, details);
    }
}
