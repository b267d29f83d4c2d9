package io.slipway.portal.comparison;

import io.slipway.registry.InvalidException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The request body that every target is asked with, byte for byte the same.
public record Payload(String contentType, byte[] body) {
    /// The largest body that is accepted.
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final String MEDIA_TYPE = "[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(\\s*;[ -~]*)?";

    public Payload {
        if (contentType.length() > 200 || !contentType.matches(MEDIA_TYPE)) {
            throw new InvalidException("payload.contentType", "it is not a media type such as application/json");
        }
        if (body.length > MAX_BYTES) {
            throw new InvalidException(
                    "payload.body", "it is larger than 16 MiB; compare with a smaller sample of the same shape");
        }
        body = body.clone();
    }

    /// A text payload in UTF-8.
    public static Payload text(String contentType, String body) {
        return new Payload(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Payload that && contentType.equals(that.contentType) && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return 31 * contentType.hashCode() + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "Payload[" + contentType + ", " + body.length + " bytes]";
    }
}
