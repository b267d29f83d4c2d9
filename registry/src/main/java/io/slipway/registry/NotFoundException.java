package io.slipway.registry;

import java.util.Map;

/// The named thing does not exist, or the caller may not know that it does: both read the same on purpose.
public class NotFoundException extends SlipwayException {
    private final String kind;
    private final String name;

    /// For example `new NotFoundException("script", "vision/digits")`, of type `script-not-found`.
    public NotFoundException(String kind, String name) {
        super(
                kind + "-not-found",
                "Could not find %s '%s': there is none that you may see. Check the name, or ask its team for access."
                        .formatted(kind, name),
                Map.of(kind, name));
        this.kind = kind;
        this.name = name;
    }

    /// What was looked for: `team`, `script`, `revision`, `file` …
    public String kind() {
        return kind;
    }

    /// The name that was looked for.
    public String name() {
        return name;
    }
}
