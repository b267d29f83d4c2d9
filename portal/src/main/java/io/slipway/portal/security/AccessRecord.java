package io.slipway.portal.security;

import io.slipway.portal.outage.DatabaseTrouble;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditOutcome;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.stereotype.Component;

/// Writes down who came in, who left and who was turned away at the door. What is refused further inside, the
/// registry writes down itself.
@Component
class AccessRecord {
    private static final Logger LOG = LoggerFactory.getLogger(AccessRecord.class);
    private static final AuditAction SIGN_IN = AuditAction.of("session.sign-in");
    private static final AuditAction SIGN_OUT = AuditAction.of("session.sign-out");
    private static final AuditAction USE_TOKEN = AuditAction.of("token.use");

    private final AuditLog log;
    private final FailedTries tries;

    AccessRecord(AuditLog log, FailedTries tries) {
        this.log = log;
        this.tries = tries;
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        if (event.getAuthentication() instanceof OAuth2LoginAuthenticationToken person) {
            write(person.getName(), "session", SIGN_IN, AuditOutcome.DONE, Map.of());
        }
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        write(event.getAuthentication().getName(), "session", SIGN_OUT, AuditOutcome.DONE, Map.of());
    }

    /// Somebody came back from the sign-in service without an answer that is good.
    void refusedSignIn(String reason) {
        write("", "session", SIGN_IN, AuditOutcome.REFUSED, Map.of("reason", reason));
    }

    /// Somebody sent a token that is not good. Counts as a failed try; what one address tries beyond the limit is
    /// not written down, so that nobody fills the log from outside.
    ///
    /// @param username whose token it was; empty when it was nobody's
    void refusedToken(HttpServletRequest request, String username, String reason) {
        var count = tries.failed(request.getRemoteAddr());
        if (count > FailedTries.MOST) {
            return;
        }
        var last = count == FailedTries.MOST ? "; further tries within this minute are not recorded" : "";
        write(
                username,
                "token",
                USE_TOKEN,
                AuditOutcome.REFUSED,
                Map.of(
                        "reason", reason + last,
                        "request", request.getMethod() + " " + request.getRequestURI()));
    }

    /// Nobody is kept out, or let in, because a line could not be written while the database is down.
    private void write(String who, String via, AuditAction action, AuditOutcome outcome, Map<String, String> details) {
        try {
            log.recordAccess(who, via, action, outcome, details);
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isBehind(e)) {
                throw e;
            }
            LOG.warn("Could not record {} ({}) of '{}': {}", action, outcome, who, e.getMessage());
        }
    }
}
