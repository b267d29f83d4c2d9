package io.slipway.portal.security;

import io.slipway.portal.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/// What the API answers before a controller is reached: 401 and 403 as problems (RFC 9457), with the next step.
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    /// What plain download programs fetch. They send a password only when they are asked for one.
    private static final Pattern CONTENT =
            Pattern.compile("/api/v1/scripts/[^/]+/[^/]+/revisions/[^/]+/(?:Dockerfile|context\\.tar\\.gz|files/.+)");

    private final ProblemWriter problems;

    ApiRefusals(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"slipway\"");
        if (CONTENT.matcher(request.getRequestURI()).matches()) {
            response.addHeader("WWW-Authenticate", "Basic realm=\"slipway\", charset=\"UTF-8\"");
        }
        problems.write(response, HttpStatus.UNAUTHORIZED, "unauthenticated", words(request));
    }

    private static String words(HttpServletRequest request) {
        if (request.getHeader("Authorization") == null) {
            return "This call needs a token. Make one on the page 'Tokens', or get one from the sign-in service, and"
                    + " send it as 'Authorization: Bearer …'.";
        }
        return TokenHeader.secretIn(request).isPresent()
                ? "The token was refused: it is expired or revoked, or never was one. Make a new one on the page"
                        + " 'Tokens'."
                : "The bearer token was refused: it is expired, revoked or meant for somebody else."
                        + " Get a new one from the sign-in service.";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        problems.write(
                response,
                HttpStatus.FORBIDDEN,
                "forbidden",
                "Your account may not do this. Ask a site administrator if it should.");
    }

    /// Tokens cannot be checked while the sign-in service is down: 503, not 401, since the token may be good.
    void cannotCheck(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "5");
        problems.write(
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "sign-in-unavailable",
                "The sign-in service does not answer, so your token cannot be checked. Try again in a moment.");
    }
}
