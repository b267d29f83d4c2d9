package io.slipway.portal.security;

import static org.springframework.security.config.http.SessionCreationPolicy.NEVER;
import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import io.slipway.portal.outage.SignInOutageFilter;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.header.HeaderWriterFilter;

/// Four doors: the registry for OCI clients, the API (bearer token or a token of ours; a signed-in browser may read),
/// the few public addresses with the pages of applications, and the portal itself.
///
/// Keycloak's own Spring adapter is retired; this is plain Spring Security, see `docs/decisions/`.
@Configuration
class SecurityConfiguration {
    private static final String SIGN_IN = "/oauth2/authorization/keycloak";

    /// Pages load nothing from elsewhere, so that nobody outside learns who reads what. Vaadin starts by inline scripts
    /// and evaluates what the server sends; `data:` is for pictures of a README.
    private static final String PAGE_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:;"
            + " frame-src 'none'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'";

    /// The registry for OCI clients. They never have a session.
    @Bean
    @Order(0)
    SecurityFilterChain registry(
            HttpSecurity http, RegistryRefusals refusals, TokenSignIn tokens, RegistrySignIn notes) {
        tokens.addTo(http, refusals);
        return http.securityMatcher("/v2", "/v2/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(
                                request -> RegistrySignIn.isNote(request) ? null : TokenHeader.bearerOfOthers(request))
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(tokenConverter()))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(notes.filter(), BearerTokenAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiRefusals refusals, TokenSignIn tokens) {
        tokens.addTo(http, refusals);
        return http.securityMatcher("/api/**", "/predict/**")
                .csrf(csrf -> csrf.disable()) // a session only reads here, see ReadOnlySessions
                .sessionManagement(session -> session.sessionCreationPolicy(NEVER))
                .requestCache(cache -> cache.disable())
                .securityContext(context -> context.securityContextRepository(
                        new ReadOnlySessions(new HttpSessionSecurityContextRepository())))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(TokenHeader::bearerOfOthers)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(tokenConverter()))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new TokenCheckOutageFilter(refusals), BearerTokenAuthenticationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain open(HttpSecurity http) {
        return http.securityMatcher(
                        "/actuator/health/**",
                        "/actuator/info",
                        "/v3/api-docs/**",
                        "/swagger-ui/**",
                        "/swagger-ui.html")
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /// Pages of applications: nobody is signed in there, the address with its ticket is the right to look. What a page
    /// may do in a browser is said with each answer.
    @Bean
    @Order(2)
    SecurityFilterChain applications(HttpSecurity http) {
        return http.securityMatcher("/apps/{team}/{name}/{ticket}/**")
                .csrf(csrf -> csrf.disable()) // no cookie counts here
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .requestCache(cache -> cache.disable())
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain portal(HttpSecurity http, SignInOutageFilter signInOutage, AccessRecord record) {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole(Roles.SITE_ADMIN))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(PAGE_POLICY))
                        .withObjectPostProcessor(new HeadersFirst()))
                .addFilterBefore(signInOutage, OAuth2AuthorizationRequestRedirectFilter.class)
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.oauth2LoginPage(SIGN_IN, "{baseUrl}")
                                .anyRequest(url -> url.authenticated())) // unknown pages are answered by a page of ours
                .oauth2Login(login -> login.failureHandler(new SignInFailures(record))
                        .userInfoEndpoint(user ->
                                user.oidcUserService(new PeopleOnly()).userAuthoritiesMapper(Roles::ofSignedIn)))
                .build();
    }

    /// Requests are observed as a whole; one observation for each filter of a chain would double what a request costs.
    @Bean
    static SecurityObservationSettings observedRequestsOnly() {
        return SecurityObservationSettings.noObservations();
    }

    /// Asks Keycloak for its addresses at the first sign-in, not at start-up: the portal starts while Keycloak is down.
    @Bean
    ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties properties) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(List.copyOf(new OAuth2ClientPropertiesMapper(properties)
                        .asClientRegistrations()
                        .values())));
    }

    private static JwtAuthenticationConverter tokenConverter() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(
                token -> Roles.authorities(token.getClaimAsStringList(Roles.CLAIM)));
        converter.setPrincipalClaimName("preferred_username");
        return converter;
    }

    /// Vaadin's servlet is reached by a forward, after which the response is closed: headers that are written last, as
    /// is usual, never reach a page.
    private static final class HeadersFirst implements ObjectPostProcessor<HeaderWriterFilter> {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
            filter.setShouldWriteHeadersEagerly(true);
            return filter;
        }
    }
}
