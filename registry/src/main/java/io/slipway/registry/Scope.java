package io.slipway.registry;

import java.util.Arrays;
import java.util.Locale;

/// What a token may be used for. Every scope includes reading: whoever changes something sees what it is.
public enum Scope {
    READ,
    WRITE,
    BUILD,
    LAUNCH,
    COMPARE;

    /// The scope with this name as people write it, such as `build`.
    public static Scope of(String name) {
        return Arrays.stream(values())
                .filter(scope -> scope.slug().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidException("scopes", "a scope is one of read, write, build, launch, compare"));
    }

    /// The name as people write it.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
