package io.slipway.portal.prediction;

import java.io.InputStream;
import java.util.Map;

/// What somebody asks a container, while it is still coming in.
///
/// @param method of the request, such as `POST`
/// @param headers those of the request that mean something to whatever answers
/// @param length of the body in bytes; 0 for none, -1 when the client did not say
public record Question(String method, Map<String, String> headers, long length, InputStream body) {
    public Question {
        headers = Map.copyOf(headers);
    }

    /// What a model is asked for a prediction.
    public static Question post(Map<String, String> headers, long length, InputStream body) {
        return new Question("POST", headers, length, body);
    }
}
