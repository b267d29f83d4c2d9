package io.slipway.portal.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slipway.registry.token.TokenCheck;
import io.slipway.registry.token.TokenService;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Checks tokens at addresses that programs ask thousands of times a second: a good one is not looked up again for a
/// second. For as long may go on whose token was revoked, which is what an answer that takes longer is let as well.
@Component
class MomentaryChecks {
    private static final Duration HOLDS = Duration.ofSeconds(1);

    private final TokenService tokens;
    private final Cache<String, TokenCheck.Accepted> good =
            Caffeine.newBuilder().expireAfterWrite(HOLDS).maximumSize(10_000).build();

    MomentaryChecks(TokenService tokens) {
        this.tokens = tokens;
    }

    TokenCheck check(String secret) {
        var known = good.getIfPresent(secret);
        if (known != null) {
            return known;
        }
        var check = tokens.check(secret);
        if (check instanceof TokenCheck.Accepted accepted) {
            good.put(secret, accepted);
        }
        return check;
    }
}
