package io.slipway.infra.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Access tokens of one user, by the password grant; renewed before they run out.
final class Tokens {
    private static final long SECONDS_TO_SPARE = 15;

    private final Http http;
    private final DemoOptions options;
    private @Nullable URI endpoint;
    private @Nullable String access;
    private @Nullable String refresh;
    private Instant goodUntil = Instant.EPOCH;

    Tokens(Http http, DemoOptions options) {
        this.http = http;
        this.options = options;
    }

    /// An access token that is good for a while.
    String current() {
        var token = access;
        return token != null && Instant.now().isBefore(goodUntil) ? token : renew();
    }

    /// A new access token: by the refresh token while that is good, else by the password.
    String renew() {
        var token = refresh;
        if (token != null) {
            var answer = ask(Map.of("grant_type", "refresh_token", "refresh_token", token));
            if (answer.isGood()) {
                return keep(answer.json());
            }
        }
        var answer = ask(Map.of(
                "grant_type",
                "password",
                "username",
                options.user(),
                "password",
                options.password(),
                "scope",
                "openid"));
        if (!answer.isGood()) {
            throw new DemoFailure("Could not sign in as " + options.user() + ": " + answer.reason()
                    + ". Check the user and SLIPWAY_DEMO_PASSWORD.");
        }
        return keep(answer.json());
    }

    private Http.Answer ask(Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "client_id=" + encoded(options.clientId()) + "&", ""));
        var request = HttpRequest.newBuilder(endpoint())
                .timeout(Http.PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send("sign in", request);
    }

    private URI endpoint() {
        var known = endpoint;
        if (known == null) {
            known = discover();
            endpoint = known;
        }
        return known;
    }

    private URI discover() {
        var address = URI.create(options.issuer() + "/.well-known/openid-configuration");
        var answer = http.send(
                "sign in",
                HttpRequest.newBuilder(address).timeout(Http.PATIENCE).build());
        var found = answer.json().path("token_endpoint").asString("");
        if (!answer.isGood() || found.isEmpty()) {
            throw new DemoFailure("Could not sign in: " + address + " is no OpenID Connect issuer, " + answer.reason());
        }
        return URI.create(found);
    }

    private String keep(JsonNode tokens) {
        var token = tokens.path("access_token").asString("");
        access = token;
        refresh = tokens.path("refresh_token").asString(null);
        goodUntil = Instant.now().plusSeconds(tokens.path("expires_in").asLong(60) - SECONDS_TO_SPARE);
        return token;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
