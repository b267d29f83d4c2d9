package io.slipway.engine;

import java.util.regex.Pattern;

/// The content address of an image on an engine: `sha256:` and 64 hexadecimal digits. It never moves.
public record ImageId(String value) implements ImageName {
    private static final Pattern GRAMMAR = Pattern.compile("sha256:[0-9a-f]{64}");

    public ImageId {
        Grammar.require(value, GRAMMAR, "an image id", "sha256: and 64 hexadecimal digits");
    }

    /// The first twelve digits, as people quote it.
    public String shortForm() {
        return value.substring("sha256:".length(), "sha256:".length() + 12);
    }

    @Override
    public String toString() {
        return value;
    }
}
