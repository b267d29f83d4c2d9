package io.slipway.portal.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/// Checks bearer tokens with Keycloak's keys. They are fetched afresh every few minutes; while Keycloak is down, those
/// fetched last go on for an hour, so that a token lives as long as it says.
@Configuration
class TokenChecks {
    private static final Duration TOLERANCE = Duration.ofHours(1);

    /// Asks for the address of the keys at the first token, not at start-up.
    @Bean
    JwtDecoder keycloakTokens(
            ClientRegistrationRepository registrations,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer,
            @Value("${spring.security.oauth2.resourceserver.jwt.audiences}") String audience) {
        return new SupplierJwtDecoder(() -> {
            var decoder = NimbusJwtDecoder.withJwkSource(keys(addressOfKeys(registrations)))
                    .build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(issuer),
                    new JwtAudienceValidator(audience),
                    PeopleOnly::check));
            return decoder;
        });
    }

    private static String addressOfKeys(ClientRegistrationRepository registrations) {
        var keycloak = Objects.requireNonNull(registrations.findByRegistrationId("keycloak"));
        return Objects.requireNonNull(keycloak.getProviderDetails().getJwkSetUri(), "Keycloak names no keys");
    }

    private static JWKSource<SecurityContext> keys(String address) {
        try {
            return JWKSourceBuilder.create(URI.create(address).toURL())
                    .refreshAheadCache(false)
                    .rateLimited(false)
                    .outageTolerant(TOLERANCE.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("Keycloak names no address of its keys: " + address, e);
        }
    }
}
