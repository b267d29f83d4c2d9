package io.slipway.portal.engines.web;

import io.slipway.registry.InvalidException;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/// How old something has to be, as callers write it.
final class OlderThan {
    private OlderThan() {}

    static Duration parse(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidException("olderThan", "it is a duration such as PT12H or P7D");
        }
    }
}
