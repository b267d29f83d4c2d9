package io.slipway.portal.prediction;

import io.slipway.registry.InvalidException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// What a model is asked.
public final class Payload {
    /// How large a question or an answer may be.
    public static final int MAX_BYTES = 16 << 20;

    private static final Pattern CONTENT_TYPE = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,254}");

    private final String contentType;
    private final byte[] bytes;

    private Payload(String contentType, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new InvalidException("payload", "it is larger than %d MiB".formatted(MAX_BYTES >> 20));
        }
        if (!CONTENT_TYPE.matcher(contentType).matches()) {
            throw new InvalidException("Content-Type", "it is no media type");
        }
        this.contentType = contentType;
        this.bytes = bytes;
    }

    /// Takes the bytes as they are.
    public static Payload of(String contentType, byte[] bytes) {
        return new Payload(contentType, bytes.clone());
    }

    /// A JSON text.
    public static Payload json(String text) {
        return new Payload("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    /// The media type that is passed on to the model.
    public String contentType() {
        return contentType;
    }

    byte[] bytes() {
        return bytes;
    }
}
