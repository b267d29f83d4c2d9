package io.slipway.portal.security;

import io.slipway.registry.token.TokenSecret;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/// Finds a token of ours in a request: `Authorization: Bearer slip_…`, or as the password of basic authentication
/// with any user name, as `docker`, `curl -u` and `git` send it. Nowhere else: an address ends up in logs.
final class TokenHeader {
    private static final BearerTokenResolver OTHERS = new DefaultBearerTokenResolver();

    private TokenHeader() {}

    static Optional<String> secretIn(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        var space = header.indexOf(' ');
        var value = header.substring(space + 1).strip();
        return switch (space < 0 ? "" : header.substring(0, space)) {
            case String scheme when scheme.equalsIgnoreCase("Bearer") -> ours(value);
            case String scheme
            when scheme.equalsIgnoreCase("Basic") -> password(value).flatMap(TokenHeader::ours);
            default -> Optional.empty();
        };
    }

    /// The sign-in service's bearer token; ours are no business of its checks.
    static @Nullable String bearerOfOthers(HttpServletRequest request) {
        return secretIn(request).isPresent() ? null : OTHERS.resolve(request);
    }

    private static Optional<String> ours(String text) {
        return Optional.of(text).filter(value -> value.startsWith(TokenSecret.PREFIX));
    }

    private static Optional<String> password(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return Optional.of(pair.substring(pair.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no Base64, no password
        }
    }
}
