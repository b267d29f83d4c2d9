package io.slipway.portal.prediction;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.springframework.http.MediaType;

/// What a model answered.
///
/// @param contentType as the model said; empty when it did not
/// @param body the text of the answer; Base64 when it is not text
/// @param duration from the first byte sent to the last byte received
public record Prediction(int status, String contentType, String body, boolean base64, Duration duration) {
    static Prediction of(int status, String contentType, byte[] bytes, Duration duration) {
        var text = isText(contentType);
        var body = text
                ? new String(bytes, charset(contentType))
                : Base64.getEncoder().encodeToString(bytes);
        return new Prediction(status, contentType, body, !text, duration);
    }

    private static boolean isText(String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.startsWith("text/") || type.contains("json") || type.contains("xml");
    }

    private static Charset charset(String contentType) {
        try {
            var charset = contentType.isEmpty()
                    ? null
                    : MediaType.parseMediaType(contentType).getCharset();
            return charset == null ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
