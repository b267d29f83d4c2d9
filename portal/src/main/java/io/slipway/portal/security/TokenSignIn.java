package io.slipway.portal.security;

import io.slipway.portal.outage.DatabaseTrouble;
import io.slipway.portal.web.ProblemWriter;
import io.slipway.registry.token.TokenCheck;
import io.slipway.registry.token.TokenService;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets programs in with tokens of ours. Any security chain can have it; see [#addTo].
@Component
public class TokenSignIn {
    /// Where applications ask models, see [MomentaryChecks].
    private static final String ASKED_OFTEN = "/predict/";

    private final TokenService tokens;
    private final MomentaryChecks momentary;
    private final FailedTries tries;
    private final AccessRecord record;
    private final ProblemWriter problems;
    private final SecurityContextHolderStrategy contexts;

    TokenSignIn(
            TokenService tokens,
            MomentaryChecks momentary,
            FailedTries tries,
            AccessRecord record,
            ProblemWriter problems,
            SecurityContextHolderStrategy contexts) {
        this.contexts = contexts;
        this.tokens = tokens;
        this.momentary = momentary;
        this.tries = tries;
        this.record = record;
        this.problems = problems;
    }

    /// Makes a security chain accept our tokens, as bearer tokens and as passwords of basic authentication.
    ///
    /// @param refusals what answers a token that is not good
    public void addTo(HttpSecurity http, AuthenticationEntryPoint refusals) {
        http.addFilterBefore(new Filter(refusals), BearerTokenAuthenticationFilter.class);
    }

    private final class Filter extends OncePerRequestFilter {
        private final AuthenticationEntryPoint refusals;

        Filter(AuthenticationEntryPoint refusals) {
            this.refusals = refusals;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            var secret = TokenHeader.secretIn(request);
            if (secret.isEmpty() || signedIn(secret.get(), request, response)) {
                chain.doFilter(request, response);
            }
        }

        private boolean signedIn(String secret, HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            if (tries.tooMany(request.getRemoteAddr(), secret)) {
                tooMany(response);
                return false;
            }
            return switch (checked(secret, request, response)) {
                case TokenCheck.Accepted(var caller) -> {
                    tries.succeeded(secret);
                    var context = contexts.createEmptyContext();
                    context.setAuthentication(new ProgramAuthentication(caller));
                    contexts.setContext(context);
                    yield true;
                }
                case TokenCheck.Expired(var username, var name, var at) -> {
                    refuse(request, response, username, "token '%s' expired at %s".formatted(name, at));
                    yield false;
                }
                case TokenCheck.Unknown _ -> {
                    refuse(request, response, "", "no token has this secret");
                    yield false;
                }
                case null -> false;
            };
        }

        private void refuse(HttpServletRequest request, HttpServletResponse response, String username, String reason)
                throws IOException, ServletException {
            record.refusedToken(request, username, reason);
            refusals.commence(request, response, new BadCredentialsException(reason));
        }
    }

    private @Nullable TokenCheck checked(String secret, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            return request.getRequestURI().startsWith(ASKED_OFTEN) ? momentary.check(secret) : tokens.check(secret);
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isBehind(e)) {
                throw e;
            }
            response.setHeader("Retry-After", "5");
            problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable", DatabaseTrouble.WORDS);
            return null;
        }
    }

    private void tooMany(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", Long.toString(FailedTries.WINDOW.toSeconds()));
        problems.write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-tries",
                "Too many tokens from your address were none. Wait a minute, then send one that is good.");
    }
}
