package io.slipway.portal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The REST API as a client program uses it, with a bearer token that is renewed in time.
public final class Api {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI portal;
    private final URI issuer;
    private final String user;
    private final String password;
    private @Nullable String token;
    private Instant renewAt = Instant.MIN;

    private Api(URI portal, URI issuer, String user, String password) {
        this.portal = portal;
        this.issuer = issuer;
        this.user = user;
        this.password = password;
    }

    /// The API of a portal, for a user whom the issuer knows.
    public static Api signedIn(URI portal, URI issuer, String user, String password) {
        return new Api(portal, issuer, user, password);
    }

    /// An answer of the API.
    ///
    /// @param status HTTP status
    /// @param contentType media type as sent
    /// @param text the body
    public record Answer(int status, String contentType, String text) {
        /// The body as JSON.
        public JsonNode json() {
            return JSON.readTree(text);
        }

        /// A top-level field as text, empty when there is none.
        public String field(String name) {
            return json().path(name).asString("");
        }
    }

    public Answer get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return post(path, "application/json", JSON.writeValueAsBytes(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    public Answer post(String path, String contentType, byte[] body) {
        return send("POST", path, contentType, BodyPublishers.ofByteArray(body));
    }

    private Answer send(String method, String path, @Nullable String contentType, BodyPublisher body) {
        var request = request("/api/v1" + path).method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return exchange(request.build());
    }

    /// A request with the user's token to any path of the portal, for what the other methods do not send.
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(portal.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token());
    }

    private String token() {
        var current = token;
        if (current != null && Instant.now().isBefore(renewAt)) {
            return current;
        }
        var form = Map.of(
                "grant_type",
                "password",
                "client_id",
                "slipway-cli",
                "username",
                user,
                "password",
                password,
                "scope",
                "openid");
        var answer = exchange(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build());
        if (answer.status() != 200) {
            throw new IllegalStateException("Could not get a token for %s: %s".formatted(user, answer.text()));
        }
        renewAt = Instant.now().plusSeconds(answer.json().path("expires_in").asLong() / 2);
        var fresh = answer.json().path("access_token").asString();
        token = fresh;
        return fresh;
    }

    /// Any request, sent as it is.
    public static Answer exchange(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
