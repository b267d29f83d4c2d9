package io.slipway.engine;

import java.util.regex.Pattern;

/// What an engine calls one container.
public record ContainerId(String value) {
    private static final Pattern GRAMMAR = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,127}");

    public ContainerId {
        Grammar.require(
                value, GRAMMAR, "a container id", "letters, digits, '_', '.' and '-', starting with a letter or digit");
    }

    /// The first twelve characters, as people quote it.
    public String shortForm() {
        return value.substring(0, Math.min(12, value.length()));
    }

    @Override
    public String toString() {
        return value;
    }
}
