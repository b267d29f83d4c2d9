package io.slipway.engine;

import java.util.regex.Pattern;

/// The content address of one layer, its "diff id": `sha256:` and 64 hexadecimal digits.
///
/// The same files give the same id. An engine keeps a layer once for all images that have it on the same layers below.
public record LayerId(String value) {
    private static final Pattern GRAMMAR = Pattern.compile("sha256:[0-9a-f]{64}");

    public LayerId {
        Grammar.require(value, GRAMMAR, "a layer id", "sha256: and 64 hexadecimal digits");
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
