package io.slipway.registry.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some lines of the log, newest first.
///
/// @param next where the following page begins; none on the last one
public record AuditPage(List<AuditEntry> entries, @Nullable Long next) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
