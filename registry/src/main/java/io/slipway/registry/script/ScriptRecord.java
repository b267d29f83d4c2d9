package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Writes into the audit log what becomes of scripts, within the transaction in which it becomes so.
@Component
class ScriptRecord {
    private static final AuditAction CREATE = AuditAction.of("script.create");
    private static final AuditAction DESCRIBE = AuditAction.of("script.describe");
    private static final AuditAction VISIBILITY = AuditAction.of("script.visibility");
    private static final AuditAction DELETE = AuditAction.of("script.delete");
    private static final AuditAction PUBLISH = AuditAction.of("revision.publish");

    private final AuditLog log;

    ScriptRecord(AuditLog log) {
        this.log = log;
    }

    void created(Caller caller, ScriptName name) {
        log.record(caller, CREATE, target(name), Map.of());
    }

    void described(Caller caller, Script script, Visibility before) {
        log.record(caller, DESCRIBE, target(script.fullName()), Map.of());
        if (script.visibility() != before) {
            log.record(
                    caller,
                    VISIBILITY,
                    target(script.fullName()),
                    Map.of("from", before.slug(), "to", script.visibility().slug()));
        }
    }

    void published(Caller caller, RevisionDetails revision) {
        var details = new HashMap<String, String>();
        details.put("revision", Integer.toString(revision.number()));
        details.put("digest", revision.digest().value());
        if (!revision.message().isBlank()) {
            details.put("message", revision.message());
        }
        log.record(caller, PUBLISH, target(revision.script()), details);
    }

    void deleted(Caller caller, ScriptName name, int revisions) {
        log.record(caller, DELETE, target(name), Map.of("revisions", Integer.toString(revisions)));
    }

    private static AuditTarget target(ScriptName name) {
        return AuditTarget.of(name.team(), "script", name.toString());
    }
}
