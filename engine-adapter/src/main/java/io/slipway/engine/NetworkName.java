package io.slipway.engine;

import java.util.regex.Pattern;

/// The name of a network, unique on its engine.
public record NetworkName(String value) {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9][a-z0-9_.-]{1,62}");

    public NetworkName {
        Grammar.require(
                value,
                GRAMMAR,
                "a network name",
                "2 to 63 of a-z, 0-9, '_', '.', '-', starting with a letter or digit");
        Grammar.require(
                !value.equals("host") && !value.equals("none") && !value.equals("bridge"),
                "'" + value + "' is one of the engine's own networks; choose another name");
    }

    @Override
    public String toString() {
        return value;
    }
}
