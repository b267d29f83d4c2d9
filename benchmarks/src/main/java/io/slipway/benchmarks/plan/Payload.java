package io.slipway.benchmarks.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The bytes every request carries: `body` as text, or `bodyBase64` for anything else.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Payload(
        String contentType, @Nullable String body, @Nullable String bodyBase64) {

    /// Larger payloads are refused.
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]{1,200}");

    public Payload {
        InvalidPlanException.require(
                HEADER_VALUE.matcher(contentType).matches(),
                "payload.contentType",
                "it is not a header value",
                "For example application/json.");
        InvalidPlanException.require(
                (body == null) != (bodyBase64 == null),
                "payload",
                "there must be one body",
                "Give either 'body' (text) or 'bodyBase64'.");
        int size = decode(body, bodyBase64).length;
        InvalidPlanException.require(
                size <= MAX_BYTES,
                "payload",
                "it has %,d bytes".formatted(size),
                "Use at most %,d.".formatted(MAX_BYTES));
    }

    public static Payload text(String contentType, String body) {
        return new Payload(contentType, body, null);
    }

    public static Payload of(String contentType, byte[] body) {
        return new Payload(contentType, null, Base64.getEncoder().encodeToString(body));
    }

    public byte[] bytes() {
        return decode(body, bodyBase64);
    }

    /// Lower-case hexadecimal SHA-256 of the bytes.
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(@Nullable String body, @Nullable String bodyBase64) {
        if (body != null) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(bodyBase64 == null ? "" : bodyBase64);
        } catch (IllegalArgumentException e) {
            throw new InvalidPlanException("payload.bodyBase64", "it is not base64", "Encode the bytes again.", e);
        }
    }
}
