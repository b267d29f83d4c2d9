package io.slipway.registry.token.web;

import io.slipway.registry.InvalidException;
import io.slipway.registry.Scope;
import io.slipway.registry.token.NewToken;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A token to be.
///
/// @param expiresInDays 90 unless said otherwise
record NewTokenBody(
        @Nullable String name,
        @Nullable List<String> scopes,
        @Nullable Integer expiresInDays) {
    NewToken toNewToken() {
        if (name == null) {
            throw new InvalidException("name", "it is missing");
        }
        Set<Scope> wanted = scopes == null
                ? Set.of()
                : scopes.stream().map(String::valueOf).map(Scope::of).collect(Collectors.toUnmodifiableSet());
        return new NewToken(name, wanted, expiresInDays == null ? NewToken.USUAL_DAYS : expiresInDays);
    }
}
