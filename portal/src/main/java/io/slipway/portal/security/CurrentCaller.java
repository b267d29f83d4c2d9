package io.slipway.portal.security;

import io.slipway.registry.Caller;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// The signed-in person or program behind the running request, as the services want it.
///
/// Views ask it in every listener; a [Caller] is never kept in a view's field.
@Component
public class CurrentCaller {
    /// @throws AuthenticationCredentialsNotFoundException when nobody is signed in
    public Caller require() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            throw new AuthenticationCredentialsNotFoundException("Nobody is signed in.");
        }
        return callerOf(authentication);
    }

    private static Caller callerOf(Authentication authentication) {
        var admin = authentication.getAuthorities().stream()
                .anyMatch(authority -> ("ROLE_" + Roles.SITE_ADMIN).equals(authority.getAuthority()));
        return new Caller(authentication.getName(), admin);
    }
}
