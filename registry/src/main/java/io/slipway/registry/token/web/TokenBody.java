package io.slipway.registry.token.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.registry.Scope;
import io.slipway.registry.token.IssuedToken;
import io.slipway.registry.token.Token;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A token in answers.
///
/// @param username in whose name it acts
/// @param secret in the answer to its making, and never again
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenBody(
        UUID id,
        String name,
        String username,
        String hint,
        List<String> scopes,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        boolean expired,
        @Nullable Instant lastUsed,
        @Nullable String secret) {
    static TokenBody of(Token token) {
        return of(token, null);
    }

    static TokenBody of(IssuedToken issued) {
        return of(issued.token(), issued.secret().reveal());
    }

    private static TokenBody of(Token token, @Nullable String secret) {
        return new TokenBody(
                token.id().value(),
                token.name(),
                token.username(),
                token.hint(),
                token.scopes().stream().sorted().map(Scope::slug).toList(),
                token.createdBy(),
                token.createdAt(),
                token.expiresAt(),
                token.expiredAt(Instant.now()),
                token.lastUsed(),
                secret);
    }
}
