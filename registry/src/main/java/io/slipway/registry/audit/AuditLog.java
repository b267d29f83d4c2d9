package io.slipway.registry.audit;

import io.slipway.registry.Caller;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes down who did what. Takes part in the caller's transaction, so that what was rolled back was not done.
@Component
public class AuditLog {
    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Records that the caller did something. Details never hold secrets: names and numbers, no contents.
    public void record(Caller caller, AuditAction action, AuditTarget target, Map<String, String> details) {
        record(caller, action, target, AuditOutcome.DONE, details);
    }

    /// Records how something ended.
    public void record(
            Caller caller, AuditAction action, AuditTarget target, AuditOutcome outcome, Map<String, String> details) {
        record(new AuditDraft(caller.username(), AuditDraft.via(caller), action, target, outcome, details));
    }

    /// Records that somebody came in, went, or was not let in. Who was refused may be nobody we know.
    ///
    /// @param via how they came, such as `session`
    public void recordAccess(
            String who, String via, AuditAction action, AuditOutcome outcome, Map<String, String> details) {
        var name = who.isBlank() ? "unknown" : who;
        record(new AuditDraft(name, via, action, AuditTarget.site("person", name), outcome, details));
    }

    /// Records what a worker did, or could not do, long after somebody asked for it.
    ///
    /// @param onBehalfOf who asked
    public void recordWork(
            String onBehalfOf,
            AuditAction action,
            AuditTarget target,
            AuditOutcome outcome,
            Map<String, String> details) {
        record(new AuditDraft(onBehalfOf, "worker", action, target, outcome, details));
    }

    private void record(AuditDraft draft) {
        jdbc.sql("""
                        insert into audit_entry
                            (at, actor, via, address, action, team, kind, name, outcome, details)
                        values (:at, :actor, :via, :address, :action, :team, :kind, :name, :outcome, :details)
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", AuditText.line(draft.actor(), 255))
                .param("via", AuditText.line(draft.via(), 80))
                .param("address", AuditText.line(Origin.current().address(), 64))
                .param("action", draft.action().value())
                .param("team", draft.target().teamName())
                .param("kind", AuditText.line(draft.target().kind(), 40))
                .param("name", AuditText.line(draft.target().name(), 600))
                .param("outcome", draft.outcome().name())
                .param("details", AuditText.json(draft.details()))
                .update();
    }
}
