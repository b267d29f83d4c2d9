package io.slipway.portal.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The portal's door as programs see it.
record Door(int port) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /// An answer with its body as it came.
    record Answer(int status, HttpResponse<byte[]> response) {
        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        /// The named field of a good answer.
        String field(String name) {
            if (status >= 300) {
                throw new IllegalStateException(
                        "%s %s: %s".formatted(response.request().method(), response.uri(), this));
            }
            return json().path(name).asString();
        }

        @Override
        public String toString() {
            return status + " " + text();
        }
    }

    /// @param bearer a name or a token's secret; empty for nobody
    Answer send(String bearer, String method, String path, String type, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (body.length > 0) {
            request.header("Content-Type", type);
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("%s %s got no answer".formatted(method, path), e);
        }
    }

    Answer get(String bearer, String path) {
        return send(bearer, "GET", path, "", new byte[0]);
    }

    Answer json(String bearer, String method, String path, String body) {
        return send(bearer, method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
}
