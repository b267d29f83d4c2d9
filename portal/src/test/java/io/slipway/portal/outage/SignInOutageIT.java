package io.slipway.portal.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.infra.EmbeddedPostgres;
import io.slipway.portal.testing.RunningPortal;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The portal while Keycloak is down: it starts, says so, and neither loops nor lies.
class SignInOutageIT {
    private static final String NOBODY_THERE = "http://127.0.0.1:9/realms/slipway";

    @TempDir
    private static Path directory;

    private static EmbeddedPostgres postgres;
    private static RunningPortal portal;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void startWithoutKeycloak() {
        postgres = EmbeddedPostgres.start(directory);
        portal = RunningPortal.start(Map.of(
                "SLIPWAY_DB_URL", postgres.jdbcUrl(),
                "SLIPWAY_DB_USER", postgres.user(),
                "SLIPWAY_DB_PASSWORD", postgres.password(),
                "SLIPWAY_OIDC_ISSUER", NOBODY_THERE));
    }

    @AfterAll
    static void stop() {
        portal.close();
        postgres.close();
    }

    @Test
    void signingInEndsOnAPageThatSaysSo() throws Exception {
        var answer = get("/oauth2/authorization/keycloak", "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("The sign-in service is not available")
                .contains("tries again");
    }

    @Test
    void aTokenThatCannotBeCheckedIsNotCalledWrong() throws Exception {
        var answer = get("/api/v1/teams", "Authorization", "Bearer abc.def.ghi");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("/problems/sign-in-unavailable");
    }

    @Test
    void callsWithoutATokenAreRefusedAsAProblem() throws Exception {
        var answer = get("/api/v1/no-such-thing", "Accept", "application/json");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("/problems/unauthenticated", "needs a token", "Authorization: Bearer");
    }

    @Test
    void theHealthOfThePortalItselfIsGood() throws Exception {
        assertThat(get("/actuator/health/readiness", "Accept", "application/json")
                        .body())
                .contains("UP");
    }

    private HttpResponse<String> get(String path, String header, String value)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(portal.url().resolve(path))
                        .header(header, value)
                        .build(),
                BodyHandlers.ofString());
    }
}
