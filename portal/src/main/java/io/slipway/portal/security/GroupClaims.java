package io.slipway.portal.security;

import io.slipway.portal.outage.DatabaseTrouble;
import io.slipway.registry.team.People;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/// Notes which groups the sign-in service says somebody is in, at every sign-in and with every bearer token.
@Component
class GroupClaims {
    private static final Logger LOG = LoggerFactory.getLogger(GroupClaims.class);
    private static final String CLAIM = "groups";

    private final People people;

    GroupClaims(People people) {
        this.people = people;
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        switch (event.getAuthentication()) {
            case JwtAuthenticationToken bearer ->
                note(bearer.getName(), bearer.getToken(), bearer.getToken().getIssuedAt());
            case OAuth2LoginAuthenticationToken login
            when login.getPrincipal() instanceof OidcUser user ->
                note(login.getName(), user, user.getIdToken().getIssuedAt());
            default -> {
                // programs with tokens of ours come without a claim
            }
        }
    }

    /// What the claims say; nothing where the sign-in service has no such claim.
    static Set<String> of(ClaimAccessor claims) {
        var groups = claims.getClaimAsStringList(CLAIM);
        return groups == null ? Set.of() : Set.copyOf(groups);
    }

    /// Nobody is kept out because this could not be written while the database is down: then nothing opens anyway.
    private void note(String username, ClaimAccessor claims, @Nullable Instant at) {
        try {
            people.seen(username, of(claims), Objects.requireNonNullElse(at, Instant.EPOCH));
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isBehind(e)) {
                throw e;
            }
            LOG.warn("Could not note the groups of '{}': {}", username, e.getMessage());
        }
    }
}
