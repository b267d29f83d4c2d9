package io.slipway.portal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.jwt.Jwt;

class PeopleOnlyTest {
    @Test
    void aPersonSignsIn() {
        assertThat(new PeopleOnly().loadUser(signIn("alice")).getName()).isEqualTo("alice");
        assertThat(PeopleOnly.check(bearer("alice")).hasErrors()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"robot$vision+ci", "ROBOT$vision+ci"})
    void anAccountCalledLikeARobotDoesNot(String name) {
        assertThatExceptionOfType(OAuth2AuthenticationException.class)
                .isThrownBy(() -> new PeopleOnly().loadUser(signIn(name)));
        assertThat(PeopleOnly.check(bearer(name)).hasErrors()).isTrue();
    }

    private static OidcUserRequest signIn(String name) {
        var registration = ClientRegistration.withRegistrationId("keycloak")
                .clientId("slipway-portal")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost/login")
                .authorizationUri("http://localhost/authorize")
                .tokenUri("http://localhost/token")
                .userNameAttributeName("preferred_username")
                .build();
        var now = Instant.now();
        var access = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "access", now, now.plusSeconds(60));
        var id = new OidcIdToken("id", now, now.plusSeconds(60), Map.of("sub", "some-id", "preferred_username", name));
        return new OidcUserRequest(registration, access, id);
    }

    private static Jwt bearer(String name) {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .claim("preferred_username", name)
                .build();
    }
}
