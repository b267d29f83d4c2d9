package io.slipway.portal.prediction;

import io.slipway.portal.work.Storable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A try before it is known what comes of it.
record TryDraft(int revision, String askedBy, Instant askedAt, Payload payload) {
    private static final int KEPT = 64 << 10;

    PredictionTry answered(Prediction prediction) {
        return ended(
                prediction.status(),
                prediction.base64() ? null : beginning(prediction.body()),
                prediction.duration().toNanos() / 1_000,
                null);
    }

    PredictionTry failed(String why) {
        return ended(null, null, null, Storable.text(why));
    }

    private PredictionTry ended(
            @Nullable Integer status,
            @Nullable String answer,
            @Nullable Long durationMicros,
            @Nullable String failure) {
        return new PredictionTry(
                UUID.randomUUID(),
                revision,
                askedBy,
                askedAt,
                payload.contentType(),
                text(payload.bytes()),
                status,
                answer,
                durationMicros,
                failure);
    }

    private static String beginning(String answer) {
        return Storable.text(answer.length() > KEPT ? answer.substring(0, KEPT) + "…" : answer);
    }

    private static @Nullable String text(byte[] bytes) {
        if (bytes.length > KEPT) {
            return null;
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
