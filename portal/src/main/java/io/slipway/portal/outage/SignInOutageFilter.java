package io.slipway.portal.outage;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Stands before the redirect to Keycloak: nobody is sent to an address that does not answer.
@Component
public class SignInOutageFilter extends OncePerRequestFilter {
    private final SignInService signIn;

    SignInOutageFilter(SignInService signIn) {
        this.signIn = signIn;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/oauth2/authorization/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (signIn.answers()) {
            chain.doFilter(request, response);
        } else {
            OutagePage.signInDown().writeTo(response);
        }
    }

    /// The filter belongs to the portal's security chain only, not to every request.
    @Configuration
    static class NotForEveryRequest {
        @Bean
        FilterRegistrationBean<SignInOutageFilter> signInOutageRegistration(SignInOutageFilter filter) {
            var registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
