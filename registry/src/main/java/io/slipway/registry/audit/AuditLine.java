package io.slipway.registry.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A line as programs read it, in the API and in files.
///
/// @param team null for what belongs to no team
public record AuditLine(
        long id,
        Instant at,
        String actor,
        String via,
        String address,
        String action,
        String outcome,
        @Nullable String team,
        String kind,
        String name,
        Map<String, String> details) {
    /// The line of an entry.
    public static AuditLine of(AuditEntry entry) {
        return new AuditLine(
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.via(),
                entry.address(),
                entry.action().value(),
                entry.outcome().slug(),
                entry.team() == null ? null : entry.team().value(),
                entry.kind(),
                entry.name(),
                entry.details());
    }
}
