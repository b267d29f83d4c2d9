package io.slipway.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.slipway.engine.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/// The only place where failures of the client library and of the engine become ours.
final class Failures {
    private static final Pattern JSON_MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int LONGEST = 2_000;
    private static final int LARGEST_ERROR = 64 * 1024;
    private static final int BAD_REQUEST = 400;

    private Failures() {}

    static EngineException translated(String action, Throwable failure) {
        return switch (failure) {
            case EngineException ours -> ours;
            case DockerException refused -> ofStatus(action, refused.getHttpStatus(), said(refused), refused);
            case CancellationException cancelled ->
                new EngineException.TimedOut(action, "the call was given up", cancelled);
            default -> ofTransport(action, failure);
        };
    }

    /// What an answer with an error status means.
    static EngineException ofStatus(String action, int status, String why, Throwable cause) {
        return switch (status) {
            case 404 -> new EngineException.NotFound(action, why, cause);
            case 409 -> new EngineException.Conflict(action, why, cause);
            default ->
                why.contains("has active endpoints")
                        ? new EngineException.Conflict(action, why + ". Remove the containers on it first", cause)
                        : new EngineException.Rejected(action, why + advice(why), cause);
        };
    }

    /// What such an answer means, with what its body says.
    static EngineException ofAnswer(String action, Response answer) throws IOException {
        var status = answer.getStatusCode();
        return ofStatus(action, status, said(answer), new IOException("HTTP " + status));
    }

    /// The answer, unless the engine refused.
    static Response checked(String action, Response answer) throws IOException {
        if (answer.getStatusCode() >= BAD_REQUEST) {
            try (answer) {
                throw ofAnswer(action, answer);
            }
        }
        return answer;
    }

    /// What went wrong, out of one message of a stream that goes on for a while.
    static String told(JsonNode message) {
        return message.path("errorDetail")
                .path("message")
                .asText(message.path("error").asText());
    }

    private static String advice(String why) {
        if (why.contains("non-overlapping IPv4 address pool")) {
            return ". Remove deployments that nobody uses, or give the engine more default-address-pools";
        }
        return why.contains("no space left on device") ? ". Free space on the engine's host" : "";
    }

    private static EngineException ofTransport(String action, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return new EngineException.Unreachable(
                        action,
                        "nobody answers at the engine's address (%s). Start the engine, or correct the address"
                                .formatted(Words.sentence(reason(io))),
                        failure);
            }
        }
        return new EngineException.Rejected(action, "the engine's answer made no sense: " + reason(failure), failure);
    }

    private static String reason(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    /// The engine's own sentence, out of `Status 404: {"message":"…"}`.
    static String said(DockerException refused) {
        var message = refused.getMessage();
        return said(message == null ? "status " + refused.getHttpStatus() : message);
    }

    /// The engine's own sentence, out of an answer.
    static String said(Response answer) throws IOException {
        return said(new String(answer.getBody().readNBytes(LARGEST_ERROR), StandardCharsets.UTF_8));
    }

    /// The engine's own sentence, out of the body of an answer.
    static String said(String body) {
        var json = JSON_MESSAGE.matcher(body);
        var text = json.find() ? json.group(1).translateEscapes() : body;
        return Words.sentence(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }
}
