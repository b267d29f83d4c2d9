package io.slipway.registry.audit.web;

import io.slipway.registry.audit.AuditFilter;
import org.jspecify.annotations.Nullable;

/// What a request wants to see of the log, as it stands in its address.
///
/// @param action the beginning of an action, such as `script` or `script.fork`
/// @param outcome `done`, `refused` or `failed`
/// @param name a part of the name of what it was done to
/// @param from a day or a moment, UTC
/// @param to the last day that is within, or the first moment that is not
record AuditParameters(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String outcome,
        @Nullable String kind,
        @Nullable String name,
        @Nullable String from,
        @Nullable String to,
        @Nullable String address) {
    AuditFilter filter() {
        return new AuditFilter(
                text(actor),
                text(action),
                AuditFilter.outcome(text(outcome)),
                text(kind),
                text(name),
                AuditFilter.earliest("from", text(from)),
                AuditFilter.latest("to", text(to)),
                text(address));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
