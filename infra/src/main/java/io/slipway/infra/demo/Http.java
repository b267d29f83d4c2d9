package io.slipway.infra.demo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The one place where bytes leave and come, and where a broken connection becomes a [DemoFailure].
final class Http implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /// What came back, read as JSON where it is JSON.
    record Answer(int status, String text, JsonNode json) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /// Why the other side refused: the detail of its problem document, or whatever it said.
        String reason() {
            for (var name : new String[] {"detail", "error_description", "title", "error"}) {
                var reason = json.path(name).asString("");
                if (!reason.isEmpty()) {
                    return reason + " (status " + status + ")";
                }
            }
            var said = text.strip();
            return "status " + status + (said.isEmpty() ? "" : ": " + said.substring(0, Math.min(300, said.length())));
        }
    }

    Answer send(String action, HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body(), json(response.body()));
        } catch (IOException e) {
            var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            var address = request.uri().getScheme() + "://" + request.uri().getAuthority();
            throw new DemoFailure(
                    "Could not " + action + ": " + address + " does not answer (" + why
                            + "). Look whether it runs: ./slipway status",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Could not " + action + ": it was interrupted.", e);
        }
    }

    private static JsonNode json(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return JSON.missingNode();
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.missingNode(); // the text itself is kept
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
