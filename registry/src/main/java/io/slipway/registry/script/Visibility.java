package io.slipway.registry.script;

import io.slipway.registry.InvalidException;
import java.util.Arrays;
import java.util.Locale;

/// Who may read a script.
public enum Visibility {
    /// Members of the owning team.
    TEAM,
    /// Anybody signed in.
    SITE;

    /// The visibility with this name as people write it: `team` or `site`.
    public static Visibility of(String name) {
        return Arrays.stream(values())
                .filter(visibility -> visibility.slug().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidException("visibility", "it is either team or site"));
    }

    /// The name as people write it.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
