package io.slipway.portal.prediction;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One question that somebody tried on a deployment, and what came of it.
///
/// @param payload null when it is no text, or too large to keep
/// @param status of the answer; null when none came
/// @param answer its beginning; null when it is no text, or none came
/// @param durationMicros from the first byte sent to the last byte received; null when no answer came
/// @param failure why no answer came; null when one did
public record PredictionTry(
        UUID id,
        int revision,
        String askedBy,
        Instant askedAt,
        String contentType,
        @Nullable String payload,
        @Nullable Integer status,
        @Nullable String answer,
        @Nullable Long durationMicros,
        @Nullable String failure) {}
