package io.slipway.engine;

import java.util.regex.Pattern;

/// The host name under which containers of one network find each other: one DNS label.
public record NetworkAlias(String value) {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    public NetworkAlias {
        Grammar.require(value, GRAMMAR, "a network alias", "1 to 63 of a-z, 0-9 and '-', not at the ends");
    }

    @Override
    public String toString() {
        return value;
    }
}
