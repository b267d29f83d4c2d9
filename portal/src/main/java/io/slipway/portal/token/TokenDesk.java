package io.slipway.portal.token;

import io.slipway.portal.security.CurrentCaller;
import io.slipway.registry.TokenId;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.token.IssuedToken;
import io.slipway.registry.token.NewToken;
import io.slipway.registry.token.Token;
import io.slipway.registry.token.TokenService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tokens that a page is about: the reader's own, or a team's robots. Who asks is found out each time.
///
/// @param team whose robots; none for the reader's own
record TokenDesk(
        TokenService tokens, CurrentCaller caller, @Nullable TeamName team) {
    List<Token> list() {
        return team == null ? tokens.list(caller.require()) : tokens.list(caller.require(), team);
    }

    IssuedToken issue(NewToken wanted) {
        return team == null ? tokens.issue(caller.require(), wanted) : tokens.issue(caller.require(), team, wanted);
    }

    void revoke(TokenId id) {
        if (team == null) {
            tokens.revoke(caller.require(), id);
        } else {
            tokens.revoke(caller.require(), team, id);
        }
    }

    /// What people call one of them here.
    String word() {
        return team == null ? "token" : "robot";
    }
}
