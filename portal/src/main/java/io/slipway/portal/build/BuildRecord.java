package io.slipway.portal.build;

import io.slipway.registry.Caller;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditOutcome;
import io.slipway.registry.audit.AuditTarget;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Writes into the audit log who wanted builds, and how they ended, within the transaction that stores it.
@Component
class BuildRecord {
    private static final AuditAction REQUEST = AuditAction.of("build.request");
    private static final AuditAction CANCEL = AuditAction.of("build.cancel");
    private static final AuditAction END = AuditAction.of("build.end");

    private final AuditLog log;

    BuildRecord(AuditLog log) {
        this.log = log;
    }

    void requested(Caller caller, BuildDetails build) {
        log.record(
                caller,
                REQUEST,
                target(build),
                Map.of("id", build.id().toString(), "revision", Integer.toString(build.revision())));
    }

    void cancelRequested(Caller caller, BuildDetails build) {
        log.record(caller, CANCEL, target(build), Map.of("id", build.id().toString()));
    }

    void ended(BuildDetails build) {
        var outcome = build.status() == BuildStatus.FAILED ? AuditOutcome.FAILED : AuditOutcome.DONE;
        log.recordWork(
                build.requestedBy(),
                END,
                target(build),
                outcome,
                Map.of("id", build.id().toString(), "status", build.status().name()));
    }

    private static AuditTarget target(BuildDetails build) {
        return AuditTarget.of(build.script().team(), "build", build.script() + " #" + build.number());
    }
}
