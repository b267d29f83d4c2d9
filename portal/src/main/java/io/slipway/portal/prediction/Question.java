package io.slipway.portal.prediction;

import java.io.InputStream;
import java.util.Map;

/// What somebody asks a model through its stable address, while it is still coming in.
///
/// @param headers those of the request that mean something to a model
/// @param length of the body in bytes; -1 when the client did not say
public record Question(Map<String, String> headers, long length, InputStream body) {
    public Question {
        headers = Map.copyOf(headers);
    }
}
