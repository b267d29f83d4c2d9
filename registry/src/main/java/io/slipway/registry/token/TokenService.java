package io.slipway.registry.token;

import io.slipway.registry.Caller;
import io.slipway.registry.Grant;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// The use cases around tokens: letting programs in, and telling whether they may stay.
@Service
public class TokenService {
    private final Tokens tokens;
    private final TokenUses uses;
    private final Clock clock = Clock.systemUTC();

    TokenService(Tokens tokens, TokenUses uses) {
        this.tokens = tokens;
        this.uses = uses;
    }

    /// Who asks with this secret; empty unless it is a token's that is good now.
    public Optional<Caller> authenticate(String secret) {
        return check(secret) instanceof TokenCheck.Accepted accepted
                ? Optional.of(accepted.caller())
                : Optional.empty();
    }

    /// The same with the reason. One query by an index.
    public TokenCheck check(String secret) {
        return TokenSecret.parse(secret)
                .flatMap(tokens::find)
                .map(this::checked)
                .orElseGet(TokenCheck.Unknown::new);
    }

    /// Whether the caller's grant still holds: nobody revoked the token, and it has not expired. Whoever answers
    /// longer than a moment asks again every second.
    public boolean stillGranted(Caller caller) {
        var now = clock.instant();
        return switch (caller.grant()) {
            case Grant.Full full -> full.until() == null || now.isBefore(full.until());
            case Grant.Scoped scoped -> tokens.isGood(scoped.token(), now);
        };
    }

    private TokenCheck checked(Token token) {
        Instant now = clock.instant();
        if (token.expiredAt(now)) {
            return new TokenCheck.Expired(token.username(), token.name(), token.lastMoment());
        }
        uses.note(token.id(), now);
        return new TokenCheck.Accepted(token.caller());
    }
}
