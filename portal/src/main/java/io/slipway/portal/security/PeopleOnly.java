package io.slipway.portal.security;

import io.slipway.registry.Caller;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;

/// Robots come in with tokens of ours and in no other way: an account of the sign-in service that is called like a
/// robot would act as one.
final class PeopleOnly extends OidcUserService {
    private static final OAuth2Error REFUSAL =
            new OAuth2Error("robot-name", "User names that begin with 'robot$' are kept for robots.", null);

    @Override
    public OidcUser loadUser(OidcUserRequest request) throws OAuth2AuthenticationException {
        var user = super.loadUser(request);
        if (isRobot(user.getName())) {
            throw new OAuth2AuthenticationException(REFUSAL, REFUSAL.getDescription());
        }
        return user;
    }

    /// The same for the sign-in service's bearer tokens.
    static OAuth2TokenValidatorResult check(Jwt token) {
        return isRobot(token.getClaimAsString("preferred_username"))
                ? OAuth2TokenValidatorResult.failure(REFUSAL)
                : OAuth2TokenValidatorResult.success();
    }

    private static boolean isRobot(@Nullable String username) {
        return username != null && username.toLowerCase(Locale.ROOT).startsWith(Caller.ROBOT_PREFIX);
    }
}
