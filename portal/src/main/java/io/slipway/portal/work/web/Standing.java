package io.slipway.portal.work.web;

import io.slipway.registry.Caller;
import io.slipway.registry.Grant;
import io.slipway.registry.token.TokenService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/// Whether the caller of a request that stays open is still signed in: the token was neither revoked nor has it
/// expired, and the session is not over.
public final class Standing {
    private final TokenService tokens;
    private final Caller caller;
    private final @Nullable HttpSession session;

    public Standing(TokenService tokens, Caller caller, HttpServletRequest request) {
        this.tokens = tokens;
        this.caller = caller;
        this.session = caller.grant().equals(Grant.SESSION) ? request.getSession(false) : null;
    }

    /// Asks anew; costs a query for tokens of ours.
    public boolean holds() {
        return tokens.stillGranted(caller) && !signedOut();
    }

    /// Whether a browser that came with its session has signed out meanwhile.
    private boolean signedOut() {
        try {
            return session != null && session.getLastAccessedTime() < 0;
        } catch (IllegalStateException e) {
            return true; // so the session says that it is none any more
        }
    }
}
