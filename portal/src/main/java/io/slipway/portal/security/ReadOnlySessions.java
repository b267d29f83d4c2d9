package io.slipway.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/// Lets the browser's session read the API (downloads, report links) and nothing more.
///
/// A cookie travels with forged requests too, so only methods that change nothing see it; everything else needs a
/// bearer token, and the API needs no CSRF token.
final class ReadOnlySessions implements SecurityContextRepository {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final SecurityContextRepository sessions;
    private final SecurityContextRepository request = new RequestAttributeSecurityContextRepository();

    ReadOnlySessions(SecurityContextRepository sessions) {
        this.sessions = sessions;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the interface still asks for it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest http) {
        return readsBySession(http) ? sessions.loadDeferredContext(http) : request.loadDeferredContext(http);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest http, HttpServletResponse response) {
        request.saveContext(context, http, response); // a token's identity ends with its request
    }

    @Override
    public boolean containsContext(HttpServletRequest http) {
        return request.containsContext(http) || (readsBySession(http) && sessions.containsContext(http));
    }

    private boolean readsBySession(HttpServletRequest http) {
        return READING.contains(http.getMethod()) && http.getHeader("Authorization") == null;
    }
}
