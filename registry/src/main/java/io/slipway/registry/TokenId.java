package io.slipway.registry;

import java.util.UUID;

/// Which token it is; says nothing about its secret.
public record TokenId(UUID value) {
    /// A new one.
    public static TokenId random() {
        return new TokenId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
