package io.slipway.registry;

import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How much of a caller's rights a request may use: all of them, or what a token was made for.
public sealed interface Grant {
    /// A person's own session.
    Grant SESSION = new Full(null);

    /// Whether the grant reaches as far as the scope. Nothing that needs a person has a scope.
    boolean covers(Scope scope);

    /// A person in person.
    ///
    /// @param until when the sign-in service's bearer token expires; none for a session
    record Full(@Nullable Instant until) implements Grant {
        @Override
        public boolean covers(Scope scope) {
            return true;
        }
    }

    /// A program with a token of ours.
    ///
    /// @param team the only team in which a robot has rights; none for a personal token
    /// @param name what people call the token
    record Scoped(Set<Scope> scopes, @Nullable TeamName team, TokenId token, String name) implements Grant {
        public Scoped {
            if (scopes.isEmpty()) {
                throw new InvalidException("scopes", "a token needs at least one scope");
            }
            var withRead = EnumSet.of(Scope.READ);
            withRead.addAll(scopes);
            scopes = Set.copyOf(withRead);
        }

        /// Without a name worth telling.
        public Scoped(Set<Scope> scopes, @Nullable TeamName team, TokenId token) {
            this(scopes, team, token, token.toString());
        }

        @Override
        public boolean covers(Scope scope) {
            return scopes.contains(scope);
        }

        /// Whether the token is a robot's, which belongs to a team and to nobody in person.
        public boolean isRobot() {
            return team != null;
        }
    }
}
