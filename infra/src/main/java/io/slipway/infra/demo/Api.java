package io.slipway.infra.demo;

import io.slipway.infra.demo.Http.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The portal's REST API, as one signed-in user. `action` is what the caller wants, for the message when it fails.
final class Api {
    private static final String JSON = "application/json";

    private final Http http;
    private final Tokens tokens;
    private final URI portal;

    Api(Http http, Tokens tokens, URI portal) {
        this.http = http;
        this.tokens = tokens;
        this.portal = portal;
    }

    JsonNode get(String action, String path) {
        return good(action, find(action, path)).json();
    }

    String text(String action, String path) {
        return good(action, find(action, path)).text();
    }

    /// Like [#get], for what may not be there: the caller looks at the status.
    Answer find(String action, String path) {
        return send(action, "GET", path, "", BodyPublishers.noBody());
    }

    /// The things of a list.
    List<JsonNode> list(String action, String path) {
        return get(action, path).valueStream().toList();
    }

    Answer post(String action, String path, Object body) {
        return post(action, path, JSON, Http.JSON.writeValueAsBytes(body));
    }

    Answer post(String action, String path, String contentType, byte[] body) {
        return good(action, send(action, "POST", path, contentType, BodyPublishers.ofByteArray(body)));
    }

    Answer put(String action, String path, Object body) {
        var bytes = BodyPublishers.ofByteArray(Http.JSON.writeValueAsBytes(body));
        return good(action, send(action, "PUT", path, JSON, bytes));
    }

    Answer delete(String action, String path) {
        return good(action, send(action, "DELETE", path, "", BodyPublishers.noBody()));
    }

    private Answer send(String action, String method, String path, String contentType, BodyPublisher body) {
        var answer = http.send(action, request(method, path, contentType, body, tokens.current()));
        // A token can also run out on the way, or when the machine slept.
        return answer.status() == 401
                ? http.send(action, request(method, path, contentType, body, tokens.renew()))
                : answer;
    }

    private HttpRequest request(String method, String path, String contentType, BodyPublisher body, String token) {
        var request = HttpRequest.newBuilder(URI.create(portal + "/api/v1" + path))
                .timeout(Http.PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json, text/plain")
                .method(method, body);
        return (contentType.isEmpty() ? request : request.header("Content-Type", contentType)).build();
    }

    private static Answer good(String action, Answer answer) {
        if (!answer.isGood()) {
            var model = answer.json().path("modelBody").asString("");
            throw new DemoFailure("Could not " + action + ": " + answer.reason()
                    + (model.isEmpty() ? "" : "\n  The model said: " + model));
        }
        return answer;
    }
}
