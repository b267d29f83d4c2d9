package io.slipway.portal.security;

import io.slipway.registry.Caller;
import io.slipway.registry.Grant;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/// The signed-in person or program behind the running request, as the services want it.
///
/// Views ask it in every listener; a [Caller] is never kept in a view's field.
@Component
public class CurrentCaller {
    private final SecurityContextHolderStrategy contexts;

    /// @param contexts where the security chains of this application put who is signed in; two applications in one
    /// process each have their own
    CurrentCaller(ObjectProvider<SecurityContextHolderStrategy> contexts) {
        this.contexts = contexts.getIfAvailable(SecurityContextHolder::getContextHolderStrategy);
    }

    /// @throws AuthenticationCredentialsNotFoundException when nobody is signed in
    public Caller require() {
        var authentication = contexts.getContext().getAuthentication();
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            throw new AuthenticationCredentialsNotFoundException("Nobody is signed in.");
        }
        return callerOf(authentication);
    }

    private static Caller callerOf(Authentication authentication) {
        return switch (authentication) {
            case ProgramAuthentication program -> program.caller();
            case JwtAuthenticationToken bearer ->
                person(
                        authentication,
                        GroupClaims.of(bearer.getToken()),
                        new Grant.Full(bearer.getToken().getExpiresAt()));
            default ->
                person(
                        authentication,
                        authentication.getPrincipal() instanceof OidcUser user ? GroupClaims.of(user) : Set.of(),
                        Grant.SESSION);
        };
    }

    private static Caller person(Authentication authentication, Set<String> groups, Grant grant) {
        var admin = authentication.getAuthorities().stream()
                .anyMatch(authority -> ("ROLE_" + Roles.SITE_ADMIN).equals(authority.getAuthority()));
        return new Caller(authentication.getName(), admin, groups, grant);
    }
}
