package io.slipway.engine;

import java.util.regex.Pattern;

/// The name a container is given, unique on its engine.
public record ContainerName(String value) {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9][a-z0-9_.-]{1,62}");

    public ContainerName {
        Grammar.require(
                value,
                GRAMMAR,
                "a container name",
                "2 to 63 of a-z, 0-9, '_', '.', '-', starting with a letter or digit");
    }

    @Override
    public String toString() {
        return value;
    }
}
