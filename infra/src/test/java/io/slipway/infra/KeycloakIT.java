package io.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real Keycloak with our realm. One server for all tests, since its first start takes a while; those that start it
/// again come last.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path dir;

    private static LocalStack stack;

    @BeforeAll
    static void start() {
        stack = start("http://localhost:18080");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void givesAliceATokenForTheApiWithHerGroups() throws Exception {
        var token = token("alice", stack.credentials().password("alice"));
        assertThat(token.get("iss").asString()).isEqualTo(stack.keycloak().issuer());
        assertThat(token.get("aud").toString()).contains("slipway-api");
        assertThat(token.get("preferred_username").asString()).isEqualTo("alice");
        assertThat(token.get("groups").toString()).isEqualTo("[\"vision\"]");
        assertThat(token.path("roles").toString()).doesNotContain("slipway-admin");
    }

    @Test
    @Order(1)
    void tellsTheSiteAdministratorByARole() throws Exception {
        var token = token("admin", stack.credentials().password("admin"));
        assertThat(token.get("roles").toString()).contains("slipway-admin");
    }

    @Test
    @Order(1)
    void refusesAWrongPassword() throws Exception {
        assertThat(signIn("carol", "guessed").body()).contains("invalid_grant");
    }

    @Test
    @Order(1)
    void demandsPkceFromThePortal() throws Exception {
        var withoutChallenge = authorize("http://localhost:18080", "");
        assertThat(withoutChallenge.statusCode()).isEqualTo(302);
        assertThat(withoutChallenge.headers().firstValue("Location").orElseThrow())
                .contains("error=invalid_request");
        assertThat(authorize("http://localhost:18080").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(1)
    void listensOnLoopbackOnly() throws IOException {
        var listening = new Command(List.of("sh", "-c", "cat /proc/net/tcp /proc/net/tcp6")).run();
        var port = "%04X".formatted(URI.create(stack.keycloak().issuer()).getPort());
        assertThat(listening.output().lines().filter(line -> line.contains(":" + port + " ") && line.contains(" 0A ")))
                .isNotEmpty()
                .allMatch(line -> line.contains("0100007F:" + port));
    }

    @Test
    @Order(2)
    void comesBackAtTheSameAddressAfterItWasKilled() throws Exception {
        var issuer = stack.keycloak().issuer();
        var killed = stack.keycloak().pid();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        await().until(() -> !stack.keycloak().isAlive());

        assertThat(stack.mend(_ -> {})).isTrue();
        assertThat(stack.keycloak().pid()).isNotEqualTo(killed);
        assertThat(stack.keycloak().issuer()).isEqualTo(issuer);
        assertThat(signIn("alice", stack.credentials().password("alice")).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(3)
    void followsANewPortalAddressAndNewPasswords() throws Exception {
        var old = stack.credentials();
        stack.close();
        var file = dir.resolve("credentials");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^bob=.*\n", ""));

        stack = start("http://localhost:18099");
        assertThat(authorize("http://localhost:18099").statusCode()).isEqualTo(200);
        assertThat(authorize("http://localhost:18080").statusCode()).isEqualTo(400);
        assertThat(signIn("bob", old.password("bob")).body()).contains("invalid_grant");
        assertThat(signIn("bob", stack.credentials().password("bob")).statusCode())
                .isEqualTo(200);
        assertThat(signIn("alice", old.password("alice")).statusCode()).isEqualTo(200);
    }

    private static LocalStack start(String portalUrl) {
        return LocalStack.start(dir, new LocalStackOptions(portalUrl, 0, false, true));
    }

    private static JsonNode token(String user, String password) throws Exception {
        var response = signIn(user, password);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        var token = JsonMapper.shared()
                .readTree(response.body())
                .get("access_token")
                .asString();
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static HttpResponse<String> signIn(String user, String password) throws Exception {
        var form = "grant_type=password&scope=openid&client_id=slipway-cli&username=%s&password=%s"
                .formatted(user, URLEncoder.encode(password, StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(stack.keycloak().issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(form))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> authorize(String portalUrl) throws Exception {
        return authorize(
                portalUrl, "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    private static HttpResponse<String> authorize(String portalUrl, String challenge) throws Exception {
        var redirect = URLEncoder.encode(portalUrl + "/login/oauth2/code/keycloak", StandardCharsets.UTF_8);
        var address = stack.keycloak().issuer()
                + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=slipway-portal&state=s&redirect_uri="
                + redirect + challenge;
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
