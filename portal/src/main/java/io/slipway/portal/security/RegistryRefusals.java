package io.slipway.portal.security;

import io.slipway.portal.outage.DatabaseTrouble;
import io.slipway.registry.oci.OciError;
import io.slipway.registry.oci.web.OciErrorBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What the registry answers before a controller is reached: errors as clients read them, and where they get a token.
@Component
class RegistryRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    static final String TOKEN_PATH = "/v2/token";
    static final String SERVICE = "slipway";

    private final JsonMapper json;

    RegistryRefusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException {
        var isTokenPath = request.getRequestURI().equals(TOKEN_PATH);
        response.setHeader(
                "WWW-Authenticate", isTokenPath ? "Basic realm=\"slipway\", charset=\"UTF-8\"" : challenge(request));
        write(
                response,
                HttpStatus.UNAUTHORIZED,
                OciError.UNAUTHORIZED,
                "This needs a token of Slipway's as the password. Make one on the page 'Tokens'; the user name does"
                        + " not matter.");
    }

    /// The note is good but not for this.
    void notFor(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", challenge(request) + ",error=\"insufficient_scope\"");
        write(response, HttpStatus.UNAUTHORIZED, OciError.UNAUTHORIZED, "The token was not asked for with this scope.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException {
        write(response, HttpStatus.FORBIDDEN, OciError.DENIED, "Your account may not do this.");
    }

    /// The database is down: 503, not 401, since the note may be good.
    void cannotCheck(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "5");
        write(response, HttpStatus.SERVICE_UNAVAILABLE, OciError.TOOMANYREQUESTS, DatabaseTrouble.WORDS);
    }

    /// The address is the one that the client came by, so that it reaches the token the same way.
    private static String challenge(HttpServletRequest request) {
        var url = request.getRequestURL();
        var site = url.substring(0, url.length() - request.getRequestURI().length());
        var scope = RegistryAccess.neededBy(request).stream()
                .map(RegistryAccess::toString)
                .filter(it -> RegistryAccess.parse(it).isPresent())
                .collect(Collectors.joining(" "));
        return "Bearer realm=\"%s%s\",service=\"%s\"".formatted(site, TOKEN_PATH, SERVICE)
                + (scope.isEmpty() ? "" : ",scope=\"" + scope + "\"");
    }

    private void write(HttpServletResponse response, HttpStatus status, OciError error, String message)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Docker-Distribution-Api-Version", "registry/2.0");
        response.getWriter().write(json.writeValueAsString(OciErrorBody.of(error.name(), message)));
    }
}
