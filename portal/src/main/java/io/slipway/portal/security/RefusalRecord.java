package io.slipway.portal.security;

import io.slipway.portal.outage.DatabaseTrouble;
import io.slipway.portal.web.RefusedCall;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.SlipwayException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditOutcome;
import io.slipway.registry.audit.AuditTarget;
import io.slipway.registry.team.TeamName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;

/// Writes down what people and programs tried and may not: what they are told is forbidden, and what is hidden from
/// them. A name that nobody has is a slip of the finger and no refusal.
///
/// Written after the refused transaction is over, since a refusal rolls it back. What one actor tries beyond
/// [FailedTries#MOST] times a minute is not written, so that nobody fills the log.
@Component
public class RefusalRecord {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalRecord.class);
    private static final AuditAction REFUSE = AuditAction.of("access.refuse");

    private final AuditLog log;
    private final CurrentCaller current;
    private final FailedTries refusals = new FailedTries();

    RefusalRecord(AuditLog log, CurrentCaller current) {
        this.log = log;
        this.current = current;
    }

    @EventListener
    void on(RefusedCall refused) {
        refused(refused.failure(), refused.call());
    }

    /// The caller was told of this failure; whether it is a refusal is found out here.
    ///
    /// @param where the call or the page
    public void refused(SlipwayException failure, String where) {
        target(failure).ifPresent(target -> write(target, failure.detail(), where));
    }

    private static Optional<AuditTarget> target(SlipwayException failure) {
        return switch (failure) {
            case ForbiddenException forbidden ->
                Optional.of(
                        forbidden.properties().get("team") instanceof String team
                                ? AuditTarget.team(new TeamName(team))
                                : AuditTarget.site("site", "slipway"));
            case NotFoundException hidden ->
                hidden.owner().map(team -> AuditTarget.of(team, hidden.kind(), hidden.name()));
            default -> Optional.empty();
        };
    }

    private void write(AuditTarget target, String reason, String where) {
        try {
            var caller = current.require();
            var count = refusals.failed(caller.username());
            if (count > FailedTries.MOST) {
                return;
            }
            var details = new HashMap<>(Map.of("reason", reason, "request", where));
            if (count == FailedTries.MOST) {
                details.put("note", "further refusals within this minute are not recorded");
            }
            log.record(caller, REFUSE, target, AuditOutcome.REFUSED, details);
        } catch (AuthenticationCredentialsNotFoundException e) {
            LOG.debug("Nobody was refused: {}", reason, e); // the door records who comes without credentials
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isBehind(e)) {
                throw e;
            }
            LOG.warn("Could not record the refusal of {}: {}", where, e.getMessage());
        }
    }
}
