package io.slipway.portal.security;

import io.slipway.portal.outage.OutagePage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/// A sign-in that did not work out ends on a page with a way on, not in a loop.
final class SignInFailures implements AuthenticationFailureHandler {
    private static final Logger log = LoggerFactory.getLogger(SignInFailures.class);

    private final AccessRecord record;

    SignInFailures(AccessRecord record) {
        this.record = record;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        record.refusedSignIn(String.valueOf(failure.getMessage()));
        log.warn("Could not sign somebody in: {}", failure.getMessage());
        OutagePage.signInFailed().writeTo(response);
    }
}
