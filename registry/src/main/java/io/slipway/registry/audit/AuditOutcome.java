package io.slipway.registry.audit;

import io.slipway.registry.InvalidException;
import java.util.Arrays;
import java.util.Locale;

/// How it ended.
public enum AuditOutcome {
    /// It was done.
    DONE,
    /// The caller was not allowed to, or not known.
    REFUSED,
    /// It was allowed and did not work.
    FAILED;

    /// The outcome with this name as people write it.
    public static AuditOutcome of(String name) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.slug().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidException("outcome", "an outcome is one of done, refused, failed"));
    }

    /// The name as people write it.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
