package io.slipway.registry.audit;

import io.slipway.registry.Caller;
import io.slipway.registry.Grant;
import java.util.Map;

/// A line to be written, without the time and the address, which the log adds itself.
record AuditDraft(
        String actor,
        String via,
        AuditAction action,
        AuditTarget target,
        AuditOutcome outcome,
        Map<String, String> details) {
    /// How the caller came in: `session`, `bearer` or `token:` and its name.
    static String via(Caller caller) {
        return switch (caller.grant()) {
            case Grant.Full full -> full.until() == null ? "session" : "bearer";
            case Grant.Scoped scoped -> "token:" + scoped.name();
        };
    }
}
