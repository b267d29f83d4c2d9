package io.slipway.portal.security;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/// What Keycloak's realm roles mean here: exactly one of them, [#SITE_ADMIN], means something.
///
/// Rights inside teams never come from a realm role; a newcomer has none.
final class Roles {
    static final String CLAIM = "roles";
    static final String SITE_ADMIN = "slipway-admin";

    private Roles() {}

    /// The authorities of a list of realm roles; none for an absent list.
    static Collection<GrantedAuthority> authorities(@Nullable List<String> roles) {
        Set<GrantedAuthority> authorities = new HashSet<>();
        if (roles != null && roles.contains(SITE_ADMIN)) {
            authorities.add(new SimpleGrantedAuthority("ROLE_" + SITE_ADMIN));
        }
        return authorities;
    }

    /// Adds the realm roles that the ID token names to what sign-in granted.
    static Collection<GrantedAuthority> ofSignedIn(Collection<? extends GrantedAuthority> granted) {
        Set<GrantedAuthority> all = new HashSet<>(granted);
        for (var authority : granted) {
            if (authority instanceof OidcUserAuthority oidc) {
                all.addAll(authorities(oidc.getIdToken().getClaimAsStringList(CLAIM)));
            }
        }
        return all;
    }
}
