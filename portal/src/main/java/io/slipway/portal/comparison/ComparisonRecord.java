package io.slipway.portal.comparison;

import io.slipway.registry.Caller;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditOutcome;
import io.slipway.registry.audit.AuditTarget;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Writes into the audit log who wanted comparisons, and how they ended, within the transaction that stores it.
@Component
class ComparisonRecord {
    private static final AuditAction REQUEST = AuditAction.of("comparison.request");
    private static final AuditAction CANCEL = AuditAction.of("comparison.cancel");
    private static final AuditAction END = AuditAction.of("comparison.end");

    private final AuditLog log;

    ComparisonRecord(AuditLog log) {
        this.log = log;
    }

    void requested(Caller caller, ComparisonSnapshot comparison) {
        log.record(caller, REQUEST, target(comparison), details(comparison));
    }

    void cancelRequested(Caller caller, ComparisonSnapshot comparison) {
        log.record(caller, CANCEL, target(comparison), details(comparison));
    }

    void ended(ComparisonSnapshot comparison) {
        var outcome = comparison.status() == ComparisonStatus.FAILED ? AuditOutcome.FAILED : AuditOutcome.DONE;
        log.recordWork(comparison.requestedBy(), END, target(comparison), outcome, details(comparison));
    }

    private static AuditTarget target(ComparisonSnapshot comparison) {
        return AuditTarget.of(comparison.team(), "comparison", comparison.id().toString());
    }

    private static Map<String, String> details(ComparisonSnapshot comparison) {
        return Map.of("name", comparison.name(), "status", comparison.status().name());
    }
}
