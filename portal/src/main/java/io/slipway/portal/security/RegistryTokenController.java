package io.slipway.portal.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.slipway.portal.web.RefusedCall;
import io.slipway.registry.Caller;
import io.slipway.registry.Grant;
import io.slipway.registry.oci.OciError;
import io.slipway.registry.oci.OciException;
import io.slipway.registry.oci.web.OciErrorBody;
import io.slipway.registry.oci.web.OciRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Docker's token authentication: one of our tokens as the password of basic authentication, for a note that lives a
/// few minutes.
@RestController
class RegistryTokenController {
    private static final int MOST_SCOPES = 20;

    private final RegistryTokens notes;
    private final ApplicationEventPublisher events;

    RegistryTokenController(RegistryTokens notes, ApplicationEventPublisher events) {
        this.notes = notes;
        this.events = events;
    }

    /// The answer, with the token under both names that clients look for.
    record TokenBody(
            String token,
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("issued_at") Instant issuedAt) {}

    /// What is asked for is written down, not looked up: what the caller may do is decided on each call.
    @GetMapping(RegistryRefusals.TOKEN_PATH)
    ResponseEntity<TokenBody> token(Caller caller, HttpServletRequest request) {
        if (!(caller.grant() instanceof Grant.Scoped grant)) {
            throw new OciException(
                    OciError.DENIED, "Could not make a token for the registry: send a token of Slipway's as password.");
        }
        var access = Stream.ofNullable(request.getParameterValues("scope"))
                .flatMap(Arrays::stream)
                .flatMap(scopes -> Arrays.stream(scopes.split(" ")))
                .limit(MOST_SCOPES)
                .flatMap(wanted -> RegistryAccess.parse(wanted).stream())
                .toList();
        var note = notes.write(grant.token(), access);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TokenBody(note, note, RegistryTokens.LIFE.toSeconds(), Instant.now()));
    }

    @ExceptionHandler
    ResponseEntity<OciErrorBody> refused(OciException failure) {
        return ResponseEntity.status(failure.error().status())
                .body(OciErrorBody.of(failure.error().name(), failure.detail()));
    }

    /// What the registry refuses is written down like what the API refuses.
    @EventListener
    void on(OciRefusal refusal) {
        events.publishEvent(RefusedCall.of(refusal.failure(), refusal.request()));
    }
}
