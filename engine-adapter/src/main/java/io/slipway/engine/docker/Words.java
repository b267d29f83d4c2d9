package io.slipway.engine.docker;

import java.time.Duration;
import java.util.Locale;

/// How numbers read in messages.
final class Words {
    private Words() {}

    static String seconds(Duration duration) {
        var millis = duration.toMillis();
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + " min";
        }
        return millis % 1000 == 0 ? millis / 1000 + " s" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    /// A sentence's end, if it has none yet.
    static String sentence(String text) {
        var trimmed = text.strip();
        return trimmed.endsWith(".") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }
}
