package io.slipway.registry.token;

import io.slipway.registry.Caller;
import io.slipway.registry.Grant;
import io.slipway.registry.Scope;
import io.slipway.registry.TokenId;
import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A token as its owner sees it: everything but the secret.
///
/// @param hint how the secret begins
/// @param username in whose name it acts: a person's, or a robot's
/// @param team the robot's team; none for a personal token
public record Token(
        TokenId id,
        String hint,
        String name,
        String username,
        @Nullable TeamName team,
        Set<Scope> scopes,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsed) {
    /// Whether it is over.
    public boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /// Who asks with this token. Never a site administrator: nobody needs to run the site by token.
    Caller caller() {
        return new Caller(username, false, Set.of(), new Grant.Scoped(scopes, team, id, name));
    }
}
